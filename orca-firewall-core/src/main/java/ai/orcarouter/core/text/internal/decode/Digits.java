/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

/** Hexadecimal digits of a text. */
final class Digits {
    private Digits() {}

    /** The value of an ASCII hexadecimal digit, or -1. */
    static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' && c < 0x80 ? lower - 'a' + 10 : -1;
    }

    /** The value of {@code count} digits, of at most seven, from an index on, or -1. */
    static int hex(String text, int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = hex(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }
}
