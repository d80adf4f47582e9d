/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.firewall.compliance.report.Rendering;
import java.util.List;

/**
 * One table for spreadsheets and scripts (RFC 4180): a line for each value, with its section, table, row and column. A
 * text that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class CsvRenderer {
    private final StringBuilder out = new StringBuilder("section,table,row,column,value\r\n");

    private CsvRenderer() {}

    static Rendering render(ReportView view) {
        CsvRenderer csv = new CsvRenderer();
        csv.line("report", "title", 1, "framework", view.framework());
        csv.line("report", "title", 1, "workspace", view.workspace());
        csv.line("report", "title", 1, "window", view.window());
        csv.line("report", "title", 1, "content_hash", view.signature().contentHash());
        csv.line("report", "title", 1, "signature", view.signature().signature());
        csv.line("report", "title", 1, "sig_key_id", view.signature().keyId());
        view.facts().forEach(fact -> csv.line("report", "title", 1, fact.get(0), fact.get(1)));
        for (ReportView.Section section : view.sections()) {
            csv.line(section.id(), "", 1, "state", section.state());
            section.blocks().forEach(block -> csv.block(section.id(), block));
        }
        return new Rendering("report.csv", csv.out.toString().getBytes(UTF_8));
    }

    private void block(String section, Block block) {
        if (block instanceof Block.Note note) {
            line(section, note.title(), 1, "note", note.text());
        } else if (block instanceof Block.Table table) {
            for (int row = 0; row < table.rows().size(); row++) {
                row(section, table, row);
            }
        }
    }

    private void row(String section, Block.Table table, int row) {
        List<String> values = table.rows().get(row);
        boolean facts = table.columns().equals(List.of("", ""));
        for (int column = facts ? 1 : 0; column < values.size(); column++) {
            String name = facts ? values.get(0) : table.columns().get(column);
            line(section, table.title(), row + 1, name, values.get(column));
        }
    }

    private void line(String section, String table, int row, String column, String value) {
        cell(section);
        out.append(',');
        cell(table);
        out.append(',').append(row).append(',');
        cell(column);
        out.append(',');
        cell(value);
        out.append("\r\n");
    }

    private void cell(String text) {
        String shown = Visible.text(text);
        boolean formula = !shown.isEmpty() && "=+-@\\|".indexOf(shown.charAt(0)) >= 0 && !isNumber(shown);
        out.append('"')
                .append(formula ? "'" : "")
                .append(shown.replace("\"", "\"\""))
                .append('"');
    }

    private static boolean isNumber(String text) {
        return text.length() > 1
                && text.length() < 20
                && text.charAt(0) == '-'
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
}
