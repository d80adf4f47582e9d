/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.CorpusSample;
import ai.orcarouter.guardrails.model.EvaluationCorpus;
import ai.orcarouter.guardrails.model.EvaluationReport;
import ai.orcarouter.guardrails.model.EvaluationScore;
import ai.orcarouter.guardrails.model.FailingSample;
import ai.orcarouter.guardrails.model.Violation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the report of an evaluation. */
final class EvaluationOutput {
    private static final int CATEGORY = 30;
    private static final int WHY = 60;
    private static final int TEXT = 60;

    private EvaluationOutput() {}

    /** For people, with the beginnings of the failing texts. */
    static void text(EvaluationReport report, EvaluationCorpus corpus, PrintWriter out) {
        out.append(TerminalText.plain("guardrail \"" + report.guardrail() + "\" on " + report.corpus()))
                .append(": " + report.samples() + " samples, " + report.undecided() + " undecided\n\n");
        TextTable scores = new TextTable()
                .column("category", CATEGORY)
                .column("precision", 9)
                .column("recall", 9)
                .column("F1", 9)
                .column("found", 9)
                .column("false", 9)
                .column("missed", 9);
        row(scores, "overall", report.overall());
        report.categories().forEach(score -> row(scores, score.category() + (score.byName() ? " *" : ""), score));
        scores.print(out);
        if (report.categories().stream().anyMatch(EvaluationScore::byName)) {
            out.append("* said by name; for the others any rule that fires counts\n");
        }
        if (!report.failing().isEmpty()) {
            out.append('\n');
            failing(report, corpus, out);
        }
        if (report.failingTotal() > report.failing().size()) {
            out.append("and " + (report.failingTotal() - report.failing().size()) + " more\n");
        }
    }

    private static void row(TextTable table, String name, EvaluationScore score) {
        table.row(
                name,
                ratio(score.precision()),
                ratio(score.recall()),
                ratio(score.f1()),
                Long.toString(score.truePositives()),
                Long.toString(score.falsePositives()),
                Long.toString(score.falseNegatives()));
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void failing(EvaluationReport report, EvaluationCorpus corpus, PrintWriter out) {
        Map<Integer, CorpusSample> byLine =
                corpus.samples().stream().collect(Collectors.toMap(CorpusSample::line, Function.identity()));
        TextTable table = new TextTable()
                .column("line", 9)
                .column("id", 20)
                .column("fault", 16)
                .column("why", WHY)
                .column("text", TEXT);
        for (FailingSample sample : report.failing()) {
            CorpusSample text = byLine.get(sample.line());
            table.row(
                    Integer.toString(sample.line()),
                    sample.id(),
                    word(sample),
                    why(sample),
                    text == null ? "" : text.text());
        }
        table.print(out);
    }

    private static String word(FailingSample sample) {
        return sample.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String why(FailingSample sample) {
        return switch (sample.fault()) {
            case MISSED -> String.join(", ", sample.missed());
            case FALSE_ALARM ->
                sample.violations().stream()
                        .map(fired -> fired.ruleType().wire() + "(" + fired.detail() + ")")
                        .collect(Collectors.joining(", "));
            case WRONG_CATEGORY ->
                (sample.missed().isEmpty() ? "" : "missed " + String.join(", ", sample.missed()))
                        + (sample.missed().isEmpty() || sample.unexpected().isEmpty() ? "" : "; ")
                        + (sample.unexpected().isEmpty() ? "" : "said " + String.join(", ", sample.unexpected()));
            case UNDECIDED ->
                sample.failures().stream()
                        .map(failed -> failed.ruleType().wire() + ": " + failed.problem())
                        .collect(Collectors.joining(", "));
        };
    }

    /** One JSON object on one line, without any text of the corpus. */
    static String json(EvaluationReport report) throws IOException {
        StringWriter target = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(target)) {
            out.writeStartObject();
            out.writeStringField("guardrail", report.guardrail());
            out.writeStringField("corpus", report.corpus());
            out.writeNumberField("samples", report.samples());
            out.writeNumberField("undecided", report.undecided());
            out.writeObjectFieldStart("overall");
            score(out, report.overall());
            out.writeArrayFieldStart("categories");
            for (EvaluationScore score : report.categories()) {
                out.writeStartObject();
                out.writeStringField("category", score.category());
                out.writeBooleanField("by_name", score.byName());
                score(out, score);
            }
            out.writeEndArray();
            out.writeNumberField("failing_total", report.failingTotal());
            out.writeArrayFieldStart("failing");
            for (FailingSample sample : report.failing()) {
                failing(out, sample);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return target.toString();
    }

    private static void score(JsonGenerator out, EvaluationScore score) throws IOException {
        out.writeNumberField("precision", score.precision());
        out.writeNumberField("recall", score.recall());
        out.writeNumberField("f1", score.f1());
        out.writeNumberField("false_alarm_rate", score.falseAlarmRate());
        out.writeNumberField("true_positives", score.truePositives());
        out.writeNumberField("false_positives", score.falsePositives());
        out.writeNumberField("false_negatives", score.falseNegatives());
        out.writeNumberField("true_negatives", score.trueNegatives());
        out.writeEndObject();
    }

    private static void failing(JsonGenerator out, FailingSample sample) throws IOException {
        out.writeStartObject();
        out.writeNumberField("line", sample.line());
        out.writeStringField("id", sample.id());
        out.writeStringField("fault", sample.fault().name().toLowerCase(Locale.ROOT));
        strings(out, "missed", sample.missed());
        strings(out, "unexpected", sample.unexpected());
        out.writeArrayFieldStart("violations");
        for (Violation fired : sample.violations()) {
            out.writeString(fired.ruleType().wire() + "(" + fired.detail() + ")");
        }
        out.writeEndArray();
        out.writeArrayFieldStart("failures");
        for (CheckFailure failed : sample.failures()) {
            out.writeString(failed.ruleType().wire() + ": " + failed.problem());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String name, Iterable<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }
}
