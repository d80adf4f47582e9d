/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.GuardrailDocument;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.model.TextStage;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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

    @Mixin
    private final ReportOptions report = new ReportOptions();

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
        RowJudge judge = new RowJudge() {
            @Override
            public Judged judge(Row row) throws BadRowException {
                String text = row.required("text");
                TextStage where = stage(row.text("stage").orElse(stage));
                return new ScreenedText(text, engine.screen(where, text));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                out.writeBooleanField("blocked", true);
            }
        };
        try (RowPrinter printer = report.printer(parent.orca(), "orca guard test " + guardrail, judge)) {
            return RowLoop.run(spec.commandLine(), parent.orca().in(), in, printer);
        }
    }

    private static TextStage stage(String name) throws BadRowException {
        for (TextStage known : TextStage.values()) {
            if (known.wire().equals(name)) {
                return known;
            }
        }
        throw new BadRowException("\"stage\" is none of input, output, tool_result");
    }
}
