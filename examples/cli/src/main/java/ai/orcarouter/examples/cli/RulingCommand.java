/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.ApprovalState;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision on one held call. The first decision wins; the same one again changes nothing. */
@Command
abstract class RulingCommand extends WorkspaceCommand {
    private final boolean approve;

    @Parameters(paramLabel = "ID", description = "The approval.")
    private String id = "";

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            required = true,
            description = "Who decides, for the record. Whoever can write to the database is believed.")
    private String actor = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The role of NAME in the workspace: viewer, developer, admin or owner; default developer, the"
                    + " least that may decide.")
    private String role = "developer";

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
    private String comment = "";

    @Option(names = "--json", description = "The approval as it stands then, as one JSON object.")
    private boolean json;

    RulingCommand(boolean approve) {
        this.approve = approve;
    }

    @Override
    public Integer call() {
        if (actor.isBlank()) {
            throw new UsageException("--actor is empty");
        }
        Actor reviewer = new Actor(actor, role());
        try (StoredWorkspace workspace = open()) {
            Approval stands = workspace.approvals().decide(reviewer, id, approve, comment);
            return answer(stands, Instant.now());
        }
    }

    private Role role() {
        for (Role each : Role.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(role)) {
                return each;
            }
        }
        throw new UsageException("no role \"" + role + "\"");
    }

    private int answer(Approval stands, Instant now) {
        PrintWriter out = out();
        ApprovalState state = stands.state(now);
        String what = "approval " + id + " of " + stands.binding().tool() + " is " + state.wire()
                + stands.ruling().map(ruling -> " by " + ruling.reviewer()).orElse("");
        if (json) {
            new ApprovalLines(List.of(stands), now).json(out);
        } else if (holds(stands, state)) {
            out.append(TerminalText.plain(what)).append('\n').flush();
        }
        if (holds(stands, state)) {
            return Orca.OK;
        }
        err().println(TerminalText.plain("orca: not decided: " + what));
        return Orca.FAULTS;
    }

    /** Whether the decision is the one that was asked for, by whom it was asked for. */
    private boolean holds(Approval stands, ApprovalState state) {
        ApprovalRuling ruling = stands.rulingOrNull();
        return ruling != null
                && ruling.approved() == approve
                && ruling.reviewer().equals(actor)
                && state != ApprovalState.EXPIRED
                && state != ApprovalState.REVOKED;
    }
}
