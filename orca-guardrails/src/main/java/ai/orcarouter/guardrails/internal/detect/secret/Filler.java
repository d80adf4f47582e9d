/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/** Values that only hold the place of a value: one character over and over, words such as "example". */
final class Filler {
    private static final int LONGEST_REPEAT = 5;
    private static final int LONGEST_OF_ANY = 9;

    private Filler() {}

    /** Whether the text is one character over and over, or nearly. */
    static boolean isRepeated(String text, int from, int to) {
        long low = 0;
        long high = 0;
        int repeat = 0;
        char before = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Edges.isAlphanumeric(c)) {
                if (c < 64) {
                    low |= 1L << c;
                } else {
                    high |= 1L << (c - 64);
                }
            }
            repeat = c == before ? repeat + 1 : 1;
            before = c;
            if (repeat > LONGEST_REPEAT
                    && ((repeat > LONGEST_OF_ANY && Edges.isLetter(c))
                            || c == 'x'
                            || c == 'X'
                            || c == '*'
                            || c == '.')) {
                return true;
            }
        }
        int distinct = Long.bitCount(low) + Long.bitCount(high);
        return distinct <= Math.min(4, (to - from) / 4);
    }

    /** Whether it has neither a digit nor letters of both cases, as a word has. */
    static boolean isPlain(String text, int from, int to) {
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Edges.isDigit(c)) {
                return false;
            }
            upper |= Edges.isUpper(c);
            lower |= Edges.isLower(c);
        }
        return !(upper && lower);
    }

    /** Whether {@code word}, in lower case, stands within, in any letter case. */
    static boolean holds(String text, int from, int to, String word) {
        return indexOf(text, word, from, to) >= 0;
    }

    /** Where {@code word}, in lower case, first stands within, in any letter case; -1 when it does not. */
    static int indexOf(String text, String word, int from, int to) {
        int last = Math.min(to, text.length()) - word.length();
        char first = word.charAt(0);
        char upper = Edges.isLower(first) ? (char) (first - 0x20) : first;
        for (int i = from; i <= last; i++) {
            char c = text.charAt(i);
            if ((c == first || c == upper) && Edges.standsAt(text, i, word)) {
                return i;
            }
        }
        return -1;
    }
}
