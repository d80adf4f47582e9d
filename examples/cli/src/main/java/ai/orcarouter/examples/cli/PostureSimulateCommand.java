/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.posture.AutonomyLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca posture simulate}. */
@Command(
        name = "simulate",
        description = {
            "Shows what a level would change, and what it would have decided about the calls that were",
            "recorded: newly denied, held and allowed ones by tool and by agent, and where it cannot be",
            "told. Changes nothing."
        })
final class PostureSimulateCommand implements Callable<Integer> {
    private static final Duration WEEK = Duration.ofDays(7);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // picocli acts on it
    private final HelpOption help = new HelpOption();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

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
        PostureLines lines = new PostureLines(spec.commandLine().getOut(), json);
        try (StoredWorkspace workspace = database.open()) {
            lines.preview(workspace.posture().simulate(StoredWorkspace.READER, level, window));
        }
        return Orca.OK;
    }
}
