/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

/**
 * What a detector may not have seen the end of yet: the last characters of the text, a token that reaches into them,
 * and a key block that has begun. A detector does not say what its decisions rest on, so this is an assumption on the
 * safe side of how long such grounds are.
 */
final class OpenSpans {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END";
    private static final int MOST_BLANKS = 8;

    private OpenSpans() {}

    /** Where it starts. */
    static int start(String text, int from, int reach) {
        int start = Math.max(from, text.length() - reach);
        boolean within = start < text.length() && isTokenPart(text.charAt(start));
        while (within && start > from && isTokenPart(text.charAt(start - 1))) {
            start--;
        }
        int block = text.lastIndexOf(BEGIN, start);
        return block >= from && isOpenBlock(text, block, start) ? block : start;
    }

    /** Whether a character can be within a credential: the alphabets of base64, base64url and JSON web tokens. */
    private static boolean isTokenPart(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '+'
                || c == '/'
                || c == '='
                || c == '_'
                || c == '-'
                || c == '.';
    }

    /** Whether a key block may go on beyond {@code to}; prose that only mentions one has blanks between its words. */
    private static boolean isOpenBlock(String text, int block, int to) {
        int end = text.indexOf(END, block);
        if (end >= 0 && end < to) {
            return false;
        }
        int blanks = 0;
        for (int i = block + BEGIN.length(); i < to - 1; i++) {
            if (text.charAt(i) == ' ' && text.charAt(i - 1) > ' ' && text.charAt(i + 1) > ' ') {
                blanks++;
            }
        }
        return blanks <= MOST_BLANKS;
    }
}
