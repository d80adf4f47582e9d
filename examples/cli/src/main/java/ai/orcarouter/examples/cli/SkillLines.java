/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.model.ScorePart;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Reports of scans as lines of JSON, and as text for people. */
final class SkillLines {
    private SkillLines() {}

    /** One line for a report; {@code full} adds what a reviewer wants to know. */
    static String json(String id, SkillReport report, double millis, boolean full) {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("band", report.band().label());
            json.writeStringField("mode", report.mode().label());
            json.writeNumberField("score", report.score());
            json.writeArrayFieldStart("findings");
            for (SkillFinding finding : report.findings()) {
                finding(json, finding, full);
            }
            json.writeEndArray();
            json.writeBooleanField("complete", report.complete());
            if (full) {
                details(json, report);
            }
            json.writeFieldName("millis");
            json.writeRawValue(String.format(Locale.ROOT, "%.3f", millis));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.append('\n').toString();
    }

    private static void finding(JsonGenerator json, SkillFinding finding, boolean full) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity().label());
        json.writeStringField("file", finding.span().file());
        json.writeNumberField("line", finding.span().line());
        if (full) {
            json.writeStringField("class", finding.threat().label());
            json.writeStringField("message", finding.message());
            json.writeStringField("evidence", finding.evidence());
            json.writeArrayFieldStart("notes");
            for (String note : finding.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeStringField("remediation", finding.remediation());
            json.writeStringField("fingerprint", finding.fingerprint());
        }
        json.writeEndObject();
    }

    private static void details(JsonGenerator json, SkillReport report) throws IOException {
        json.writeStringField("name", report.name());
        json.writeStringField("format", report.format().label());
        json.writeStringField("content_hash", report.contentHash());
        json.writeStringField("ruleset", report.ruleset());
        json.writeStringField("verdict", report.product().verdict().label());
        json.writeNumberField("content_score", report.content().score());
        json.writeNumberField("product_score", report.product().score());
        json.writeArrayFieldStart("gaps");
        for (String gap : report.gaps()) {
            json.writeString(gap);
        }
        json.writeEndArray();
    }

    /** The line of what could not be read: the closed answer. */
    static String unreadable(String id) {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("band", "critical");
            json.writeStringField("mode", "block");
            json.writeNumberField("score", 100);
            json.writeArrayFieldStart("findings");
            json.writeEndArray();
            json.writeBooleanField("complete", false);
            json.writeNumberField("millis", 0);
            json.writeStringField("error", "cannot be read");
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.append('\n').toString();
    }

    /** A report for people, free of terminal control characters. */
    static String text(String id, SkillReport report) {
        StringBuilder out = new StringBuilder();
        out.append(TerminalText.plain(id))
                .append(": ")
                .append(report.band().label().toUpperCase(Locale.ROOT))
                .append(" -> ")
                .append(report.mode().label())
                .append("  (content ")
                .append(report.content().score())
                .append(", manifest ")
                .append(report.product().score())
                .append(' ')
                .append(report.product().verdict().label())
                .append(report.complete() ? ")" : "; incomplete)")
                .append('\n');
        for (SkillFinding finding : report.findings()) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %-8s %s  %s%n           %s: %s%n",
                    finding.severity().label(),
                    finding.rule(),
                    TerminalText.plain(finding.message()),
                    TerminalText.plain(finding.span().toString()),
                    TerminalText.plain(finding.evidence())));
            for (String note : finding.notes()) {
                out.append("           ").append(TerminalText.plain(note)).append('\n');
            }
        }
        for (ScorePart part : report.product().parts()) {
            out.append("  manifest ")
                    .append(part.name())
                    .append(' ')
                    .append(part.points())
                    .append('\n');
        }
        for (String gap : report.gaps()) {
            out.append("  not scanned: ").append(TerminalText.plain(gap)).append('\n');
        }
        return out.toString();
    }
}
