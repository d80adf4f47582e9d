/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import ai.orcarouter.core.json.CanonicalJson;
import java.util.List;

/**
 * The end of a hash chain: how many rows it has and the hash of the last one (SEMANTICS 5.4).
 *
 * @param sequence number of the last row, counted from 1; 0 for a chain without rows
 * @param hash SHA-256 of the last row as 64 lower-case hexadecimal digits; for a chain without rows a hash of the
 *     chain's own name, so that rows of one chain cannot pass as rows of another
 */
public record ChainHead(long sequence, String hash) {
    /** Characters of a hash. */
    public static final int HASH_CHARS = 64;

    /** Checks that the number is not negative and that the hash is one. */
    public ChainHead {
        if (sequence < 0) {
            throw new IllegalArgumentException("a chain does not have " + sequence + " rows");
        }
        checkHash(hash);
    }

    /** The head of the audit chain of {@code workspace} before its first row. */
    public static ChainHead ofAudit(String workspace) {
        return new ChainHead(0, CanonicalJson.sha256(List.of("orca.audit.v1", workspace)));
    }

    /** The head of the event chain of one writer's epoch in {@code workspace} before its first row. */
    public static ChainHead ofEvents(String workspace, String writer, long epoch) {
        return new ChainHead(0, CanonicalJson.sha256(List.of("orca.event.v1", workspace, writer, epoch)));
    }

    static String checkHash(String hash) {
        boolean hex = hash.length() == HASH_CHARS;
        for (int i = 0; hex && i < HASH_CHARS; i++) {
            char c = hash.charAt(i);
            hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!hex) {
            throw new IllegalArgumentException("a hash has 64 lower-case hexadecimal digits");
        }
        return hash;
    }
}
