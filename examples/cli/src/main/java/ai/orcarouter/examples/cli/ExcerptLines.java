/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.model.Excerpt;
import ai.orcarouter.skills.model.SourceSpan;

/** Lines of a scanned file as part of a page. */
final class ExcerptLines {
    private ExcerptLines() {}

    /** The lines, each with its number and with what was found marked. */
    static String of(SourceSpan span, Excerpt excerpt) {
        StringBuilder out = new StringBuilder("<pre>");
        for (int i = 0; i < excerpt.lines().size(); i++) {
            int line = excerpt.firstLine() + i;
            String text = excerpt.lines().get(i).replace("\r", "");
            out.append("<span class=\"n\">")
                    .append(" ".repeat(Math.max(0, 5 - Integer.toString(line).length())));
            out.append(line).append("</span>  ");
            int from = line < span.line() || line > span.endLine() ? text.length() : 0;
            int to = text.length();
            if (line == span.line()) {
                from = Math.min(Math.max(0, span.column() - 1), to);
            }
            if (line == span.endLine()) {
                to = Math.max(from, Math.min(span.endColumn() - 1, to));
            }
            out.append(HtmlPage.escaped(text.substring(0, from)));
            if (to > from) {
                out.append("<mark>")
                        .append(HtmlPage.escaped(text.substring(from, to)))
                        .append("</mark>");
            }
            out.append(HtmlPage.escaped(text.substring(Math.max(from, to)))).append('\n');
        }
        return out.append("</pre>\n").toString();
    }
}
