/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** The names of columns: in a text of lines with the same delimiters, the first line names what is below. */
final class Columns {
    private static final int LONGEST_LINE = 400;
    private static final String DELIMITERS = "\t,;|";

    private Columns() {}

    /** Adds the kinds that the head of the index's column names; nothing when the text is no table. */
    static void collect(String text, int index, OwnWords words, Named into) {
        int line = lineStart(text, index);
        int headEnd = lineEnd(text, 0);
        if (line <= 0 || headEnd < 0 || headEnd >= line) {
            return;
        }
        char delimiter = delimiter(text, headEnd);
        int lineEnd = lineEnd(text, index);
        if (delimiter == 0 || lineEnd < 0) {
            return;
        }
        int column = count(text, line, index, delimiter);
        if (column + count(text, index, lineEnd, delimiter) != count(text, 0, headEnd, delimiter)) {
            return;
        }
        int from = 0;
        for (int i = 0; i < column; i++) {
            from = text.indexOf(delimiter, from) + 1;
        }
        int to = text.indexOf(delimiter, from);
        words.collect(text, from, to < 0 || to > headEnd ? headEnd : to, into);
    }

    private static int lineStart(String text, int index) {
        for (int i = index; i > 0 && index - i < LONGEST_LINE; i--) {
            if (text.charAt(i - 1) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int lineEnd(String text, int index) {
        int most = Math.min(text.length(), index + LONGEST_LINE);
        for (int i = index; i < most; i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
        }
        return most == text.length() ? most : -1;
    }

    private static char delimiter(String text, int headEnd) {
        for (int i = 0; i < headEnd; i++) {
            if (DELIMITERS.indexOf(text.charAt(i)) >= 0) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private static int count(String text, int from, int to, char delimiter) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == delimiter ? 1 : 0;
        }
        return count;
    }
}
