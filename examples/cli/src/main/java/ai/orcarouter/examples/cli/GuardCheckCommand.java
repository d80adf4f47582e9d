/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Issue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca guard check}: every fault of guardrail files, with its place. */
@Command(
        name = "check",
        description = {
            "Checks guardrail files and lists every fault at once, in the form of orca check.",
            "",
            "Exit code 0 without errors (warnings are listed), 1 with errors, 2 when a file cannot be",
            "read."
        })
final class GuardCheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Parameters(arity = "1..*", paramLabel = "GUARDRAIL", description = "Guardrail files, JSON or YAML, or preset:ID.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a fault instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Issue> issues = new ArrayList<>();
        for (String file : files) {
            issues.addAll(GuardrailFiles.decode(file).issues());
        }
        return CheckCommand.print(spec.commandLine().getOut(), issues, json);
    }
}
