/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with reports, for a browser; see {@link HtmlPage}. */
final class HtmlReport implements Closeable {
    private final BufferedWriter out;

    private HtmlReport(BufferedWriter out) {
        this.out = out;
    }

    /** Begins a page in a new file, or in place of the old one. */
    static HtmlReport open(Path file, String title) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        HtmlReport page = new HtmlReport(out);
        page.begin(title);
        return page;
    }

    private void begin(String title) throws IOException {
        StringBuilder css = new StringBuilder();
        for (Mark mark : Mark.values()) {
            css.append(mark.css()).append('\n');
        }
        out.write(HtmlPage.head(title, css.toString()));
        out.write("<p>");
        for (Mark mark : Mark.values()) {
            out.write("<mark class=\"" + mark.style() + "\">" + HtmlPage.escaped(mark.legend()) + "</mark> ");
        }
        out.write("</p>\n");
    }

    /** Adds the report about one line. */
    void add(String id, Report report) throws IOException {
        heading(id, report.headline());
        out.write("<pre>");
        for (Report.Piece piece : report.pieces()) {
            Mark mark = piece.markOrNull();
            String text = HtmlPage.escaped(piece.text());
            out.write(
                    mark == null
                            ? text
                            : "<mark class=\"" + mark.style() + "\" title=\"" + HtmlPage.escaped(piece.label()) + "\">"
                                    + text + "</mark>");
        }
        out.write("</pre>\n");
        if (!report.remarks().isEmpty()) {
            out.write("<ul>\n");
            for (String remark : report.remarks()) {
                out.write("<li>" + HtmlPage.escaped(remark) + "</li>\n");
            }
            out.write("</ul>\n");
        }
        if (report.rewrittenOrNull() != null) {
            out.write("<p>becomes</p>\n<pre>" + HtmlPage.escaped(report.rewrittenOrNull()) + "</pre>\n");
        }
    }

    /** Adds a line that cannot be read. */
    void addFault(String id, String fault) throws IOException {
        heading(id, "line " + fault);
    }

    private void heading(String id, String headline) throws IOException {
        out.write("<h2>" + HtmlPage.escaped((id.isEmpty() ? "" : id + " · ") + headline) + "</h2>\n");
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(HtmlPage.foot());
        }
    }
}
