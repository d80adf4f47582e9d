/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/** Where a word begins and ends in source text, which may be escaped. */
final class Edges {
    private Edges() {}

    static boolean isAlphanumeric(char c) {
        return (char) (c - '0') < 10 || isLetter(c);
    }

    static boolean isLetter(char c) {
        return (char) ((c | 0x20) - 'a') < 26;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Whether {@code word}, in lower case, stands here, in any case of its ASCII letters. */
    static boolean standsAt(String text, int at, String word) {
        int length = word.length();
        if (at < 0 || at > text.length() - length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(at + i);
            if ((isUpper(c) ? (char) (c | 0x20) : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether something new can begin here: after anything but a letter or digit, or after an escape such as \n, %3D.
     */
    static boolean begins(String text, int at) {
        return at == 0 || !isAlphanumeric(text.charAt(at - 1)) || isAfterEscape(text, at);
    }

    /** Whether a word ends here: before anything but a letter, a digit or a low line. */
    static boolean ends(String text, int at) {
        return at >= text.length() || (!isAlphanumeric(text.charAt(at)) && text.charAt(at) != '_');
    }

    private static boolean isAfterEscape(String text, int at) {
        char last = text.charAt(at - 1);
        if (at >= 2 && text.charAt(at - 2) == '\\') {
            return "nrtbfv0".indexOf(last) >= 0;
        }
        if (at >= 3 && text.charAt(at - 3) == '%') {
            return CharClass.HEX_ANY.has(last) && CharClass.HEX_ANY.has(text.charAt(at - 2));
        }
        return last == 'm' && isColour(text, at - 2);
    }

    /** Whether a terminal's colour code, such as ESC [ 94 m, ends before its last letter here. */
    private static boolean isColour(String text, int at) {
        int i = at;
        int least = Math.max(0, at - 8);
        while (i >= least && (isDigit(text.charAt(i)) || text.charAt(i) == ';')) {
            i--;
        }
        return i >= 0 && i < at && text.charAt(i) == '[';
    }
}
