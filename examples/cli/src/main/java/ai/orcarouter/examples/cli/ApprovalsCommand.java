/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalQuery.Place;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orca approvals}: the queue of held calls, and the decisions on them. */
@Command(
        name = "approvals",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {ApprovalShowCommand.class, ApproveCommand.class, RejectCommand.class},
        description = {
            "Lists the held calls of a workspace, oldest first; those that wait for a reviewer unless",
            "--status says otherwise. Arguments are shown redacted.",
            "",
            "With --json each line is the approval as it is stored, and its \"state\"."
        })
final class ApprovalsCommand extends WorkspaceCommand {
    private static final String ALL = "all";

    @Mixin
    private final PageOptions page = new PageOptions();

    @Option(
            names = "--status",
            paramLabel = "STATE",
            description = "pending, approved, rejected, consumed, expired, revoked or all; default ${DEFAULT-VALUE}.")
    private String status = ApprovalState.PENDING.wire();

    @Override
    public Integer call() {
        Instant now = Instant.now();
        String after = page.after();
        ApprovalQuery query = new ApprovalQuery(
                state(), now, after == null ? null : Cursors.approval(after), page.limit(ApprovalQuery.MAX_LIMIT));
        PrintWriter out = out();
        try (StoredWorkspace workspace = open()) {
            List<Approval> found = workspace.approvals().page(StoredWorkspace.READER, query);
            ApprovalLines lines = new ApprovalLines(found, now);
            if (page.json()) {
                lines.json(out);
            } else {
                lines.table(out);
            }
            if (found.size() == query.limit()) {
                String last = Cursors.text(Place.of(found.get(found.size() - 1)));
                PageOptions.tellNext(err(), last);
            }
        }
        return Orca.OK;
    }

    private @Nullable ApprovalState state() {
        if (status.equals(ALL)) {
            return null;
        }
        return ApprovalState.fromWire(status).orElseThrow(() -> new UsageException("no status \"" + status + "\""));
    }
}
