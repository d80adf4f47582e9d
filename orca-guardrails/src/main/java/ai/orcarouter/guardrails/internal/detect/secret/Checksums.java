/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.zip.CRC32;

/**
 * Checksums that vendors put into their tokens. They raise the confidence; samples in manuals often have wrong ones.
 */
final class Checksums {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CRC_DIGITS = 6;
    private static final long LARGEST_ACCOUNT = 999_999_999_999L;

    private Checksums() {}

    /** Whether the last six characters are the CRC-32 of the ones before, in base 62 (GitHub's scheme of 2021). */
    static boolean isCrc32Base62(String text, int from, int to) {
        int split = to - CRC_DIGITS;
        if (split <= from) {
            return false;
        }
        CRC32 crc = new CRC32();
        for (int i = from; i < split; i++) {
            crc.update(text.charAt(i));
        }
        long value = crc.getValue();
        for (int i = to - 1; i >= split; i--) {
            if (text.charAt(i) != BASE62.charAt((int) (value % BASE62.length()))) {
                return false;
            }
            value /= BASE62.length();
        }
        return value == 0;
    }

    /**
     * Whether the sixteen base32 characters after the four of the kind can hold an account number: bits 1 to 40 of the
     * value are at most twelve decimal digits.
     */
    static boolean isAwsAccount(String text, int from, int to) {
        if (to - from != 20) {
            return false;
        }
        long bits = 0;
        for (int i = from + 4; i < from + 14; i++) {
            char c = text.charAt(i);
            int digit = c >= 'A' && c <= 'Z' ? c - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
            if (digit < 0) {
                return false;
            }
            bits = (bits << 5) | digit;
        }
        long account = (bits >>> 9) & 0xFF_FFFF_FFFFL;
        return account > 0 && account <= LARGEST_ACCOUNT;
    }
}
