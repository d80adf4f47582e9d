/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca approvals show}: one held call in full. */
@Command(
        name = "show",
        description = {
            "Shows one held call in full, arguments redacted.",
            "",
            "Exit code 1 when there is no such approval."
        })
final class ApprovalShowCommand extends WorkspaceCommand {
    @Parameters(paramLabel = "ID", description = "The approval.")
    private String id = "";

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = out();
        try (StoredWorkspace workspace = open()) {
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
