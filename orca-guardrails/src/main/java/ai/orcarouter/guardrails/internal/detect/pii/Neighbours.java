/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** What may stand beside an identifier: parts of UUIDs, decimals, versions, paths and longer numbers are none. */
final class Neighbours {
    private static final int GROUP = 3;

    private Neighbours() {}

    /**
     * Whether the span stands by itself.
     *
     * @param sure whether something else than its form speaks for it, so that a list or a label may touch it
     */
    static boolean allow(String text, int start, int end, boolean sure) {
        return before(text, start, sure) && after(text, end, sure) && (sure || !inList(text, start, end));
    }

    private static boolean before(String text, int start, boolean sure) {
        char near = Chars.at(text, start - 1);
        char far = Chars.at(text, start - 2);
        if (Chars.isWord(near)) {
            return false;
        }
        return switch (near) {
            case ',' -> !Chars.isDigit(far) || (sure && isCell(text, start - 2, -1));
            case '.' -> !Chars.isDigit(far);
            case '-', '/' -> !Chars.isDigit(far) && (sure || !Chars.isWord(far));
            case ':' -> !Chars.isDigit(far);
            case '+', '$', '\u20AC', '\u00A3', '%', '\\', '@', '&' -> sure && near != '+' && near != '%';
            default -> true;
        };
    }

    private static boolean after(String text, int end, boolean sure) {
        char near = Chars.at(text, end);
        char far = Chars.at(text, end + 1);
        if (Chars.isWord(near)) {
            return false;
        }
        return switch (near) {
            case '.' -> !Chars.isDigit(far) && (sure || !Chars.isWord(far));
            case ',' -> !Chars.isDigit(far) || (sure && isCell(text, end + 1, 1));
            case ':' -> !Chars.isDigit(far);
            case '-', '/' -> !Chars.isDigit(far) && (sure || !Chars.isWord(far));
            case '+', '%', '@' -> false;
            default -> true;
        };
    }

    /** Whether the digits there are too many for thousands or a fraction, so that the comma parts cells. */
    static boolean isCell(String text, int from, int step) {
        int digits = 0;
        while (digits <= GROUP && Chars.isDigit(Chars.at(text, from + (digits * step)))) {
            digits++;
        }
        return digits > GROUP;
    }

    /** Whether a span with blanks in it goes on with more numbers, as in a table of them. */
    private static boolean inList(String text, int start, int end) {
        boolean blanks = false;
        for (int i = start; i < end; i++) {
            blanks |= text.charAt(i) == ' ';
        }
        return blanks
                && ((Chars.isBlank(Chars.at(text, start - 1)) && Chars.isDigit(Chars.at(text, start - 2)))
                        || (Chars.isBlank(Chars.at(text, end)) && Chars.isDigit(Chars.at(text, end + 1))));
    }
}
