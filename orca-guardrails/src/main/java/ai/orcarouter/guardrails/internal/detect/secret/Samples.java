/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Credentials that are printed in manuals: those that say so, and those of {@code samples.txt}, which holds only the
 * beginning of their SHA-256, so that no key stands in this source.
 */
final class Samples {
    /** What a sample is reported with. */
    static final double CONFIDENCE = 0.2;

    private static final int LONGEST = 64;
    private static final int HASH_BYTES = 8;
    private static final Set<String> HASHES = Set.copyOf(Packs.lines("samples.txt"));

    private Samples() {}

    /** Whether it says "example", or is one of the known ones. */
    static boolean isPublished(String text, int start, int end) {
        if (Filler.holds(text, start, end, "example")) {
            return true;
        }
        return end - start <= LONGEST && HASHES.contains(hash(text.substring(start, end)));
    }

    /** What stands in {@code samples.txt} for a value. */
    static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
