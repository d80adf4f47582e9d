/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.skills.model.ProductScore;
import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.ScorePart;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SkillReport;
import ai.orcarouter.skills.model.SkillScope;
import ai.orcarouter.skills.model.SuppressedFinding;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reports of scans as lines of JSON. */
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
        json.writeStringField("version", report.version());
        json.writeStringField("format", report.format().label());
        json.writeStringField("content_hash", report.contentHash());
        json.writeStringField("ruleset", report.ruleset());
        json.writeStringField("verdict", report.product().verdict().label());
        json.writeNumberField("content_score", report.content().score());
        json.writeNumberField("product_score", report.product().score());
        texts(json, "gaps", report.gaps());
        parts(json, "content_parts", report.content().parts());
        parts(json, "product_parts", report.product().parts());
        json.writeArrayFieldStart("manifest_findings");
        for (ManifestFinding finding : report.product().findings()) {
            json.writeStartObject();
            json.writeStringField("kind", finding.kind());
            json.writeStringField("target", finding.target());
            json.writeStringField("severity", finding.severity());
            json.writeEndObject();
        }
        json.writeEndArray();
        scope(json, "declared", report.declared());
        scope(json, "used", report.used());
        json.writeArrayFieldStart("accepted");
        for (SuppressedFinding each : report.suppressed()) {
            json.writeStartObject();
            json.writeStringField("rule", each.finding().rule());
            json.writeStringField("fingerprint", each.finding().fingerprint());
            json.writeStringField("reason", each.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("manifest_accepted");
        for (ProductScore.Accepted each : report.product().accepted()) {
            json.writeStartObject();
            json.writeStringField("kind", each.finding().kind());
            json.writeStringField("target", each.finding().target());
            json.writeStringField("reason", each.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void parts(JsonGenerator json, String name, List<ScorePart> parts) throws IOException {
        json.writeArrayFieldStart(name);
        for (ScorePart part : parts) {
            json.writeStartObject();
            json.writeStringField("name", part.name());
            json.writeNumberField("points", part.points());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void scope(JsonGenerator json, String name, SkillScope scope) throws IOException {
        json.writeObjectFieldStart(name);
        texts(json, "tools", scope.tools());
        texts(json, "hosts", scope.hosts());
        texts(json, "env", scope.env());
        texts(json, "bins", scope.bins());
        texts(json, "paths", scope.paths());
        texts(json, "permissions", scope.permissions());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
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
}
