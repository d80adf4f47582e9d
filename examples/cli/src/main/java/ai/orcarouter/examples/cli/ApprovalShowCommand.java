/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca approvals show}: one held call in full. */
@Command(
        name = "show",
        description = {
            "Shows one held call in full, arguments redacted.",
            "",
            "Exit code 1 when there is no such approval."
        })
final class ApprovalShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(paramLabel = "ID", description = "The approval.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StoredWorkspace workspace = database.open()) {
            ApprovalLines lines =
                    new ApprovalLines(List.of(workspace.approvals().get(StoredWorkspace.READER, id)), Instant.now());
            if (json) {
                lines.json(out);
            } else {
                lines.parts(out);
            }
        }
        return Orca.OK;
    }
}
