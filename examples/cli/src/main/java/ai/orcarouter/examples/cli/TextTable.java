/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people: columns as wide as what is in them, up to a limit each. Whatever is in it is shown safely. */
final class TextTable {
    private static final String CUT = "...";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String heading, int limit) {}

    /** Adds a column of at most {@code limit} characters. */
    TextTable column(String heading, int limit) {
        columns.add(new Column(heading, limit));
        return this;
    }

    /** Adds a row with one cell for each column; an empty cell shows as a dash. */
    void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            row.add(cut(
                    cells[i].isEmpty() ? "-" : TerminalText.plain(cells[i]),
                    columns.get(i).limit()));
        }
        rows.add(row);
    }

    private static String cut(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - CUT.length())) + CUT;
    }

    /** Prints headings and rows. */
    void print(PrintWriter out) {
        rows.add(0, columns.stream().map(Column::heading).toList());
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                line.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        out.flush();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
