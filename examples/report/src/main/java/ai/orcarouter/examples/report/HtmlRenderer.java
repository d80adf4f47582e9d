/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.firewall.compliance.report.Rendering;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * One page that needs nothing else: no script, no font and no picture from anywhere, which its content security policy
 * says too. Every text is escaped.
 */
final class HtmlRenderer {
    private final StringBuilder out = new StringBuilder();

    private HtmlRenderer() {}

    static Rendering render(ReportView view) {
        HtmlRenderer html = new HtmlRenderer();
        html.page(view);
        return new Rendering("report.html", html.out.toString().getBytes(UTF_8));
    }

    private static String style() {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(ReportView view) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append(" style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        text("Compliance report: " + view.framework() + ", " + view.workspace());
        out.append("</title>\n<style>\n").append(style()).append("</style>\n</head>\n<body>\n<header>\n<p>Orca</p>\n");
        element("h1", "Compliance report");
        element("h2", view.framework() + " · " + view.workspace());
        element("p", view.window());
        out.append("</header>\n<main>\n<section>\n");
        facts(view.facts());
        element("h3", "Integrity");
        facts(List.of(
                List.of("Content hash (SHA-256)", view.signature().contentHash()),
                List.of("Signature (Ed25519)", view.signature().signature()),
                List.of("Key id", view.signature().keyId())));
        element("h3", "How to verify");
        out.append("<ol>\n");
        ReportView.HOW_TO_VERIFY.forEach(step -> element("li", step));
        out.append("</ol>\n</section>\n<nav>\n<ol>\n");
        for (ReportView.Section section : view.sections()) {
            out.append("<li><a href=\"#");
            text(section.id());
            out.append("\">");
            text(section.title());
            out.append("</a> ");
            state(section);
            out.append("</li>\n");
        }
        out.append("</ol>\n</nav>\n");
        view.sections().forEach(this::section);
        out.append("</main>\n</body>\n</html>\n");
    }

    private void state(ReportView.Section section) {
        out.append("<span class=\"")
                .append("supplied".equals(section.state()) ? "state" : "state missing")
                .append("\">");
        text(section.state());
        out.append("</span>");
    }

    private void section(ReportView.Section section) {
        out.append("<section id=\"");
        text(section.id());
        out.append("\">\n<h2>");
        text(section.title());
        out.append(' ');
        state(section);
        out.append("</h2>\n");
        section.blocks().forEach(this::block);
        out.append("</section>\n");
    }

    private void block(Block block) {
        if (!block.title().isEmpty()) {
            element("h3", block.title());
        }
        if (block instanceof Block.Note note) {
            element("p", note.text());
        } else if (block instanceof Block.Table table) {
            if (table.columns().equals(List.of("", ""))) {
                facts(table.rows());
            } else {
                table(table);
            }
        }
    }

    private void facts(List<List<String>> rows) {
        out.append("<table class=\"facts\">\n");
        for (List<String> row : rows) {
            out.append("<tr><th scope=\"row\">");
            text(row.get(0));
            out.append("</th><td>");
            text(row.get(1));
            out.append("</td></tr>\n");
        }
        out.append("</table>\n");
    }

    private void table(Block.Table table) {
        out.append("<table>\n<thead><tr>");
        table.columns().forEach(column -> element("th", column));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(table.numeric().get(i) ? "<td class=\"number\">" : "<td>");
                text(row.get(i));
                out.append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>');
        text(text);
        out.append("</").append(name).append(">\n");
    }

    private void text(String text) {
        String shown = Visible.text(text);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
