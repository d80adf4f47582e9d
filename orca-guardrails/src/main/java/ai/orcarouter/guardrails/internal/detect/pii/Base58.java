/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Base58 as Bitcoin writes it, with the first four bytes of a double SHA-256 as the checksum. */
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int BYTES = 25;

    private Base58() {}

    static boolean isAlphabet(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a version byte, a hash of 20 bytes and a checksum that fits both. */
    static boolean isChecked(String text, int start, int end) {
        byte[] bytes = new byte[BYTES];
        for (int i = start; i < end; i++) {
            int carry = ALPHABET.indexOf(text.charAt(i));
            if (carry < 0) {
                return false;
            }
            for (int k = BYTES - 1; k >= 0; k--) {
                carry += 58 * (bytes[k] & 0xff);
                bytes[k] = (byte) carry;
                carry >>= 8;
            }
            if (carry != 0) {
                return false;
            }
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, BYTES - 4);
            byte[] digest = sha.digest(sha.digest());
            for (int i = 0; i < 4; i++) {
                if (digest[i] != bytes[BYTES - 4 + i]) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
