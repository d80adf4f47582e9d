/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page with reports, for a browser. It is one file that loads nothing and runs nothing; every character of a text is
 * escaped, and those that show as nothing or turn text around are named.
 */
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
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\">\n<title>" + escaped(title) + "</title>\n<style>\n"
                + "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 1em}\n"
                + "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f6f4;color:#111;padding:.8em;"
                + "border-radius:4px}\nmark{border-radius:3px;padding:0 .15em}\n");
        for (Mark mark : Mark.values()) {
            out.write(mark.css() + "\n");
        }
        out.write("</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n<p>");
        for (Mark mark : Mark.values()) {
            out.write("<mark class=\"" + mark.style() + "\">" + escaped(mark.legend()) + "</mark> ");
        }
        out.write("</p>\n");
    }

    /** Adds the report about one line. */
    void add(String id, Report report) throws IOException {
        heading(id, report.headline());
        out.write("<pre>");
        for (Report.Piece piece : report.pieces()) {
            Mark mark = piece.markOrNull();
            String text = escaped(piece.text());
            out.write(
                    mark == null
                            ? text
                            : "<mark class=\"" + mark.style() + "\" title=\"" + escaped(piece.label()) + "\">" + text
                                    + "</mark>");
        }
        out.write("</pre>\n");
        if (!report.remarks().isEmpty()) {
            out.write("<ul>\n");
            for (String remark : report.remarks()) {
                out.write("<li>" + escaped(remark) + "</li>\n");
            }
            out.write("</ul>\n");
        }
        if (report.rewrittenOrNull() != null) {
            out.write("<p>becomes</p>\n<pre>" + escaped(report.rewrittenOrNull()) + "</pre>\n");
        }
    }

    /** Adds a line that cannot be read. */
    void addFault(String id, String fault) throws IOException {
        heading(id, "line " + fault);
    }

    private void heading(String id, String headline) throws IOException {
        out.write("<h2>" + escaped((id.isEmpty() ? "" : id + " · ") + headline) + "</h2>\n");
    }

    /** The text as characters of a page, in attributes as well. */
    static String escaped(String text) {
        String safe = TextReport.lines(text);
        StringBuilder out = new StringBuilder(safe.length() + 16);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write("</body>\n</html>\n");
        }
    }
}
