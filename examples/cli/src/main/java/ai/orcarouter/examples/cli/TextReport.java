/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

/** Reports for a terminal: the text, what was found in it marked by colour, or by brackets where there is none. */
final class TextReport {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    private final boolean color;

    TextReport(boolean color) {
        this.color = color;
    }

    /** Adds the report about one line. */
    void add(String id, Report report, StringBuilder out) {
        heading(id, report.headline(), out);
        StringBuilder marked = new StringBuilder();
        for (Report.Piece piece : report.pieces()) {
            mark(piece, marked);
        }
        indented(marked.toString(), out);
        for (String remark : report.remarks()) {
            out.append("  - ").append(TerminalText.plain(remark)).append('\n');
        }
        if (report.rewrittenOrNull() != null) {
            out.append("  becomes\n");
            indented(lines(report.rewrittenOrNull()), out);
        }
        out.append('\n');
    }

    /** Adds a line that cannot be read. */
    void addFault(String id, String fault, StringBuilder out) {
        heading(id, "line " + fault, out);
        out.append('\n');
    }

    private void heading(String id, String headline, StringBuilder out) {
        String shown = TerminalText.plain((id.isEmpty() ? "" : id + "  ") + headline);
        out.append(color ? ESCAPE + "1m" + shown + RESET : shown).append('\n');
    }

    private void mark(Report.Piece piece, StringBuilder out) {
        Mark mark = piece.markOrNull();
        if (mark == null) {
            out.append(lines(piece.text()));
        } else if (color) {
            // Each line by itself: a background that runs over a line break fills the rest of the line.
            String begin = ESCAPE + mark.ansi() + "m";
            out.append(begin)
                    .append(lines(piece.text()).replace("\n", RESET + "\n" + begin))
                    .append(RESET);
        } else {
            out.append("[[")
                    .append(lines(piece.text()))
                    .append("|")
                    .append(TerminalText.plain(piece.label()))
                    .append("]]");
        }
    }

    private static void indented(String text, StringBuilder out) {
        out.append("  | ").append(text.replace("\n", "\n  | ")).append('\n');
    }

    /** The text without anything that a terminal acts on, but for line breaks and tabs. */
    static String lines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
                String part = text.substring(from, i);
                boolean crlf = part.endsWith("\r") && i < text.length() && text.charAt(i) == '\n';
                out.append(TerminalText.plain(crlf ? part.substring(0, part.length() - 1) : part));
                if (i < text.length()) {
                    out.append(text.charAt(i));
                }
                from = i + 1;
            }
        }
        return out.toString();
    }
}
