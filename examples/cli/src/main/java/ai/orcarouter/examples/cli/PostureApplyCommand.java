/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.Actor;
import ai.orcarouter.firewall.posture.AppliedLevel;
import ai.orcarouter.firewall.posture.AutonomyLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca posture apply}. */
@Command(
        name = "apply",
        description = {
            "Applies a level: its policy and its guardrail become the defaults of the workspace, former",
            "defaults are kept but no longer are. It holds from the next call on. The audit id that it",
            "prints undoes it. Keys with a policy or guardrail of their own keep it, and are listed."
        })
final class PostureApplyCommand extends WorkspaceCommand {
    @Mixin
    private final ActorOptions who = new ActorOptions();

    @Parameters(paramLabel = "LEVEL", converter = LevelParameter.class, description = "tight, balanced or permissive.")
    private AutonomyLevel level = AutonomyLevel.BALANCED;

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Actor actor = who.actor();
        PostureLines lines = new PostureLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            AppliedLevel applied = workspace.posture().apply(actor, level);
            lines.applied(applied);
        }
        return Orca.OK;
    }
}
