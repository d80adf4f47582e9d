/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.GuardrailDocument;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca guard test}: what a guardrail makes of texts. */
@Command(
        name = "test",
        description = {
            "Screens texts by a guardrail. Stores nothing, asks nobody: rules that would, fail as they say.",
            "",
            "Reads  {\"id\",\"text\",\"stage\"?:\"input|output|tool_result\"}",
            "Writes {\"id\",\"blocked\",\"mutated\",\"sanitized\"?,\"message\"?,\"violations\":[{\"rule\",\"type\",",
            "        \"label\",\"action\",\"detail\",\"matches\":[{\"kind\",\"start\",\"end\",\"action\"}]}],",
            "        \"failures\":[{\"rule\",\"type\",\"problem\",\"failed_open\"}],\"notes\":[..]}",
            "",
            "Offsets are in Unicode code points of the text."
        })
final class GuardTestCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private GuardCommand parent;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "Where texts without a stage stand; input if left out.")
    private String stage = "input";

    @Parameters(index = "0", paramLabel = "GUARDRAIL", description = "A guardrail file, JSON or YAML, or preset:ID.")
    private String guardrail = "";

    @Parameters(index = "1", paramLabel = "IN", description = "JSON Lines, or - for standard input.")
    private String in = "-";

    @Override
    public Integer call() throws IOException {
        GuardrailDocument document = GuardrailFiles.decode(guardrail);
        if (!document.isValid()) {
            return CheckCommand.print(spec.commandLine().getErr(), document.issues(), false);
        }
        GuardrailEngine engine = GuardrailEngine.builder(document.guardrail()).build();
        return RowLoop.run(spec.commandLine(), parent.in(), in, new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
                String text = row.required("text");
                TextStage where = stage(row.text("stage").orElse(stage));
                write(out, text, engine.screen(where, text));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                out.writeBooleanField("blocked", true);
            }
        });
    }

    private static TextStage stage(String name) throws BadRowException {
        for (TextStage known : TextStage.values()) {
            if (known.wire().equals(name)) {
                return known;
            }
        }
        throw new BadRowException("\"stage\" is none of input, output, tool_result");
    }

    private static void write(JsonGenerator out, String text, Screening screening) throws IOException {
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
}
