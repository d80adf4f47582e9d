/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/** Finds the end of bracketed shell text in one pass, quotes and inner brackets respected. */
final class ShellNesting {
    private static final int MAX_DEPTH = 256;

    private ShellNesting() {}

    /** Index of the parenthesis that closes the one before {@code from}, or the length. */
    static int closing(String text, int from) {
        // A stack of what is open: '(' and '"'; a quote inside a parenthesis inside a quote is a new quote.
        char[] open = new char[MAX_DEPTH];
        int depth = 0;
        open[depth++] = '(';
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean inQuote = open[depth - 1] == '"';
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                if (inQuote) {
                    depth--;
                } else if (depth < MAX_DEPTH) {
                    open[depth++] = '"';
                }
            } else if (c == '\'' && !inQuote) {
                i = skipSingle(text, i + 1);
            } else if (c == '(' && depth < MAX_DEPTH && (!inQuote || text.charAt(i - 1) == '$')) {
                open[depth++] = '(';
            } else if (c == ')' && !inQuote) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
            i++;
        }
        return text.length();
    }

    /** Index of the unescaped {@code close}, or the length. */
    static int unescaped(String text, int from, char close) {
        int i = from;
        while (i < text.length() && text.charAt(i) != close) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    private static int skipSingle(String text, int from) {
        int end = text.indexOf('\'', from);
        return end < 0 ? text.length() : end;
    }
}
