/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** Comparison in a time that tells nothing about where two values differ; it may tell their lengths. Stateless. */
public final class ConstantTime {
    private ConstantTime() {}

    /** Whether both arrays hold the same bytes. */
    public static boolean equal(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    /** Whether both texts are the same. */
    public static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
    }
}
