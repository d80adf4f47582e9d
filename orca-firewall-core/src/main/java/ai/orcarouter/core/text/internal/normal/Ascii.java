/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

/** Finds where a text stops being plain ASCII: printable characters and the five controls of white space. */
public final class Ascii {
    private static final int SPACES = (1 << '\t') | (1 << '\n') | (1 << 0x0B) | (1 << '\f') | (1 << '\r');

    private Ascii() {}

    /** The first index of a character that is not plain ASCII; the length when there is none. */
    public static int plainPrefix(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            // one comparison for both bounds: what is below the first wraps to a large number
            if ((char) (c - ' ') > '~' - ' ' && !isSpace(c)) {
                return i;
            }
        }
        return length;
    }

    private static boolean isSpace(char c) {
        return c < ' ' && ((SPACES >> c) & 1) != 0;
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
