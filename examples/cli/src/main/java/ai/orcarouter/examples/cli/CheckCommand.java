/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Issue;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code orca check}: every fault of policy files, with its place. */
@Command(
        name = "check",
        description = {
            "Checks policy files and lists every fault at once, one a line:",
            "FILE:LINE:COLUMN: error|warning: what is wrong",
            "",
            "With --json one object a line:",
            "{\"severity\",\"file\",\"line\",\"column\",\"pointer\",\"subject\",\"message\",\"hint\"}",
            "",
            "Exit code 0 without errors (warnings are listed), 1 with errors, 2 when a file cannot be",
            "read."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Orca orca;

    @Parameters(
            arity = "1..*",
            paramLabel = "POLICY",
            description = "Policy files, JSON or YAML, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a fault instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (Collections.frequency(files, "-") > 1) {
            throw new UsageException("standard input can be read once only");
        }
        // All files are read before anything is printed, so that a missing one is a usage error and nothing else.
        List<Issue> issues = new ArrayList<>();
        for (String file : files) {
            issues.addAll(PolicyFiles.decode(file, orca.in()).issues());
        }
        return print(spec.commandLine().getOut(), issues, json);
    }

    /** Prints findings, one a line, and gives the exit code. */
    static int print(PrintWriter out, List<Issue> issues, boolean json) throws IOException {
        for (Issue issue : issues) {
            out.append(json ? object(issue) : issue.toString()).append('\n');
        }
        out.flush();
        return issues.stream().anyMatch(Issue::isError) ? Orca.FAULTS : Orca.OK;
    }

    private static String object(Issue issue) throws IOException {
        StringWriter target = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(target)) {
            out.writeStartObject();
            out.writeStringField("severity", issue.severity().name().toLowerCase(Locale.ROOT));
            out.writeStringField("file", issue.file());
            out.writeNumberField("line", issue.line());
            out.writeNumberField("column", issue.column());
            out.writeStringField("pointer", issue.pointer());
            out.writeStringField("subject", issue.subject());
            out.writeStringField("message", issue.message());
            out.writeStringField("hint", issue.hint());
            out.writeEndObject();
        }
        return target.toString();
    }
}
