/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

/** Finds where a text stops being plain ASCII: printable characters and the five controls of white space. */
public final class Ascii {
    private static final int BLOCK = 8;
    private static final int SPACES = (1 << '\t') | (1 << '\n') | (1 << 0x0B) | (1 << '\f') | (1 << '\r');

    private Ascii() {}

    /** The first index of a character that is not plain ASCII; the length when there is none. */
    public static int plainPrefix(String text) {
        int length = text.length();
        int at = 0;
        while (at <= length - BLOCK) {
            // a block is plain when no sum reaches 0x80 and no difference is negative; its loop has no branches
            int high = 0;
            int low = 0;
            for (int i = at; i < at + BLOCK; i++) {
                int c = text.charAt(i);
                high |= c + 1;
                low |= c - ' ';
            }
            if ((high & ~0x7F) != 0 || low < 0) {
                int odd = firstOdd(text, at, at + BLOCK);
                if (odd < at + BLOCK) {
                    return odd;
                }
            }
            at += BLOCK;
        }
        return firstOdd(text, at, length);
    }

    private static int firstOdd(String text, int from, int to) {
        int at = from;
        while (at < to && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c < ' ' ? (SPACES >> c & 1) != 0 : c < 0x7F;
    }

    /** Whether a character is an ASCII letter. */
    static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** Whether a character is an ASCII letter or digit. */
    static boolean isAlphanumeric(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }
}
