/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.Violation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a guardrail made of a text.
 *
 * @param text the text as it was given
 * @param screening what became of it
 */
record ScreenedText(String text, Screening screening) implements RowJudge.Judged {
    @Override
    public void write(JsonGenerator out) throws IOException {
        out.writeBooleanField("blocked", screening.blocked());
        out.writeBooleanField("mutated", screening.mutated());
        if (screening.mutated()) {
            out.writeStringField("sanitized", screening.text().orElse(""));
        }
        if (screening.blocked()) {
            out.writeStringField("message", screening.message());
        }
        CodePoints points = new CodePoints(text);
        out.writeArrayFieldStart("violations");
        for (Violation violation : screening.violations()) {
            out.writeStartObject();
            out.writeNumberField("rule", violation.ruleId());
            out.writeStringField("type", violation.ruleType().wire());
            out.writeStringField("label", violation.ruleLabel());
            out.writeStringField("action", violation.action().wire());
            out.writeStringField("detail", violation.detail());
            writeMatches(out, points, violation.matches());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("failures");
        for (CheckFailure failure : screening.failures()) {
            out.writeStartObject();
            out.writeNumberField("rule", failure.ruleId());
            out.writeStringField("type", failure.ruleType().wire());
            out.writeStringField("problem", failure.problem());
            out.writeBooleanField("failed_open", failure.failedOpen());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("notes");
        for (String note : screening.notes()) {
            out.writeString(note);
        }
        out.writeEndArray();
    }

    private static void writeMatches(JsonGenerator out, CodePoints points, List<Match> matches) throws IOException {
        out.writeArrayFieldStart("matches");
        for (Match match : matches) {
            out.writeStartObject();
            out.writeStringField("kind", match.kind());
            out.writeNumberField("start", points.at(match.start()));
            out.writeNumberField("end", points.at(match.end()));
            out.writeStringField("action", match.action().wire());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    public Report report() {
        List<Report.Span> spans = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Violation violation : screening.violations()) {
            Mark mark = Mark.of(violation.ruleType());
            for (Match match : violation.matches()) {
                spans.add(new Report.Span(match.start(), match.end(), mark, match.kind()));
            }
            remarks.add(violation.action().wire() + " by rule " + violation.ruleId() + label(violation.ruleLabel())
                    + ": " + violation.ruleType().wire() + "(" + violation.detail() + ")");
        }
        for (CheckFailure failure : screening.failures()) {
            remarks.add("rule " + failure.ruleId() + label(failure.ruleLabel()) + " failed "
                    + (failure.failedOpen() ? "open" : "closed") + ": " + failure.problem());
        }
        screening.notes().forEach(note -> remarks.add("note to the model: " + note));
        String headline = screening.blocked()
                ? screening.message()
                : screening.mutated() ? "rewritten" : screening.violations().isEmpty() ? "passed" : "passed, recorded";
        return new Report(headline, text, spans, remarks, screening.mutated() ? screening.textOrNull() : null);
    }

    private static String label(String label) {
        return label.isEmpty() ? "" : " \"" + label + "\"";
    }
}
