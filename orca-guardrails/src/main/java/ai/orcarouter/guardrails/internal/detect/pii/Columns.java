/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * The names of columns: in a text of lines with the same delimiters, the first line names what is below. Reads each
 * line once as long as it is asked about places in their order. One thread at a time.
 */
final class Columns {
    private static final int LONGEST_LINE = 400;
    private static final String DELIMITERS = "\t,;|";

    /** Within a pair of these a delimiter is text (RFC 4180); one that is doubled ends and begins a pair. */
    private static final char QUOTE = '"';

    private final String text;
    private final int headEnd;
    private final char delimiter;
    private final int[] cells;
    private int line;
    private int lineEnd = -1;
    private boolean fits;
    private int cursor;
    private int column;
    private boolean quoted;

    Columns(String text) {
        this.text = text;
        headEnd = lineEnd(0, LONGEST_LINE);
        delimiter = headEnd < 0 ? 0 : delimiter();
        cells = new int[delimiter == 0 ? 0 : count(0, headEnd) + 2];
        int cell = 0;
        boolean quoted = false;
        for (int i = 0; i < headEnd && cells.length > 0; i++) {
            char c = text.charAt(i);
            quoted ^= c == QUOTE;
            if (c == delimiter && !quoted) {
                cells[++cell] = i + 1;
            }
        }
        if (cells.length > 0) {
            cells[cells.length - 1] = headEnd + 1;
        }
    }

    /** Adds the kinds that the head of any column names. */
    void collectAll(WordHits words, Named into) {
        if (cells.length > 0) {
            words.collect(0, headEnd, into);
        }
    }

    /** Adds the kinds that the head of the index's column names; nothing when the text is no table. */
    void collect(int index, WordHits words, Named into) {
        if (cells.length == 0 || index <= headEnd) {
            return;
        }
        if (index < cursor) {
            back(index);
        }
        while (cursor < index) {
            char c = text.charAt(cursor++);
            quoted ^= c == QUOTE;
            if (c == '\n') {
                begin(cursor);
            } else if (c == delimiter && !quoted) {
                column++;
            }
        }
        if (fits && index - line < LONGEST_LINE && lineEnd - index < LONGEST_LINE && line > 0) {
            words.collect(cells[column], cells[column + 1] - 1, into);
        }
    }

    /** Goes back to the beginning of the index's line, which is not far. */
    private void back(int index) {
        int start = index;
        while (start > 0 && index - start < LONGEST_LINE && text.charAt(start - 1) != '\n') {
            start--;
        }
        begin(start);
        fits &= start == 0 || text.charAt(start - 1) == '\n';
        cursor = start;
    }

    private void begin(int start) {
        line = start;
        column = 0;
        quoted = false;
        lineEnd = lineEnd(start, 2 * LONGEST_LINE);
        fits = lineEnd >= 0 && count(start, lineEnd) == cells.length - 2;
    }

    private int lineEnd(int index, int longest) {
        int most = Math.min(text.length(), index + longest);
        for (int i = index; i < most; i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
        }
        return most == text.length() ? most : -1;
    }

    private char delimiter() {
        for (int i = 0; i < headEnd; i++) {
            if (DELIMITERS.indexOf(text.charAt(i)) >= 0) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private int count(int from, int to) {
        int count = 0;
        boolean inQuotes = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            inQuotes ^= c == QUOTE;
            count += c == delimiter && !inQuotes ? 1 : 0;
        }
        return count;
    }
}
