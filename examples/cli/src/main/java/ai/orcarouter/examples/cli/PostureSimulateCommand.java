/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.posture.AutonomyLevel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca posture simulate}. */
@Command(
        name = "simulate",
        description = {
            "Shows what a level would change, and what it would have decided about the calls that were",
            "recorded: newly denied, held and allowed ones by tool and by agent, and where it cannot be",
            "told. Changes nothing."
        })
final class PostureSimulateCommand extends WorkspaceCommand {
    private static final Duration WEEK = Duration.ofDays(7);

    @Parameters(paramLabel = "LEVEL", converter = LevelParameter.class, description = "tight, balanced or permissive.")
    private AutonomyLevel level = AutonomyLevel.BALANCED;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Calls from this time on: 2026-01-31T12:00:00Z, or so long ago: 90m, 12h; default 7d.")
    private @Nullable Instant since;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Duration window = since == null ? WEEK : Duration.between(since, Instant.now());
        if (window.isNegative() || window.isZero()) {
            throw new UsageException("--since is not in the past");
        }
        PostureLines lines = new PostureLines(out(), json);
        try (StoredWorkspace workspace = open()) {
            lines.preview(workspace.posture().simulate(StoredWorkspace.READER, level, window));
        }
        return Orca.OK;
    }
}
