/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.firewall.posture.SecureAgents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca posture undo}. */
@Command(
        name = "undo",
        description = {
            "Undoes a level: every document that it changed gets its former content back.",
            "",
            "Exit code 1 when it was undone before, when there is no such audit id, and when later changes",
            "would be lost, which are listed then; --force loses them."
        })
final class PostureUndoCommand extends WorkspaceCommand {
    @Mixin
    private final ActorOptions who = new ActorOptions();

    @Parameters(paramLabel = "AUDIT_ID", description = "What apply printed.")
    private long auditId;

    @Option(names = "--force", description = "Even if later changes are lost; says which.")
    private boolean force;

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Actor actor = who.actor();
        PostureLines lines = new PostureLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            SecureAgents posture = workspace.posture();
            lines.undone(force ? posture.forceUndo(actor, auditId) : posture.undo(actor, auditId));
        }
        return Orca.OK;
    }
}
