/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.model.ProductScore;
import ai.orcarouter.skills.model.ScorePart;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SuppressedFinding;
import java.util.Locale;

/** Reports of scans for people, free of terminal control characters but for our own colours. */
final class SkillText {
    private static final String ESCAPE = "\u001b[";

    private final boolean color;
    private final StringBuilder out = new StringBuilder();

    private SkillText(boolean color) {
        this.color = color;
    }

    static String of(String id, SkillReport report, boolean color) {
        return new SkillText(color).report(id, report);
    }

    private String report(String id, SkillReport report) {
        out.append(TerminalText.plain(id)).append(": ");
        paint(report.band().label(), report.band().label().toUpperCase(Locale.ROOT));
        out.append(" -> ").append(report.mode().label());
        out.append("  (content ").append(report.content().score());
        out.append(", manifest ").append(report.product().score());
        out.append(' ').append(report.product().verdict().label());
        out.append(report.complete() ? ")" : "; incomplete)").append('\n');
        report.findings().forEach(this::finding);
        for (ScorePart part : report.product().parts()) {
            out.append("  manifest ")
                    .append(part.name())
                    .append(' ')
                    .append(part.points())
                    .append('\n');
        }
        for (SuppressedFinding each : report.suppressed()) {
            out.append("  accepted ").append(each.finding().rule()).append(' ');
            out.append(TerminalText.plain(each.finding().span() + ": " + each.reason()))
                    .append('\n');
        }
        for (ProductScore.Accepted each : report.product().accepted()) {
            out.append("  accepted manifest ").append(each.finding().kind()).append(' ');
            out.append(TerminalText.plain(each.finding().target() + ": " + each.reason()))
                    .append('\n');
        }
        for (String gap : report.gaps()) {
            out.append("  not scanned: ").append(TerminalText.plain(gap)).append('\n');
        }
        return out.toString();
    }

    private void finding(SkillFinding finding) {
        String label = finding.severity().label();
        out.append("  ");
        paint(label, String.format(Locale.ROOT, "%-8s", label));
        out.append(' ').append(finding.rule()).append("  ");
        out.append(TerminalText.plain(finding.message())).append("\n           ");
        out.append(TerminalText.plain(finding.span() + ": " + finding.evidence()))
                .append('\n');
        for (String note : finding.notes()) {
            out.append("           ").append(TerminalText.plain(note)).append('\n');
        }
    }

    private void paint(String label, String text) {
        if (!color) {
            out.append(text);
            return;
        }
        String code = switch (label) {
            case "critical" -> "1;37;41";
            case "high" -> "1;31";
            case "medium" -> "33";
            default -> "32";
        };
        out.append(ESCAPE).append(code).append('m').append(text).append(ESCAPE).append("0m");
    }
}
