/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.FirewallFeeds;
import ai.orcarouter.firewall.model.feed.RollUpPage;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import ai.orcarouter.firewall.model.feed.RunTrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca runs}: what agent runs did, and the steps of one. */
@Command(
        name = "runs",
        description = {
            "Lists the agent runs of a workspace, or its sessions, by their last call, latest first:",
            "how many calls with which verdicts, tools, models and cost. With a RUN it shows the steps",
            "of that run, each below the one that led to it.",
            "",
            "With --json one object a run:",
            "{\"id\",\"first_seen\",\"last_seen\",\"events\",\"verdicts\":{},\"tools\":[],\"models\":[],",
            " \"cost_cents\",\"truncated\"}",
            "and for a RUN one object:",
            "{\"run_id\",\"cost_cents\",\"truncated\",\"nodes\":[{\"step_id\",\"parent_step_id\",",
            " \"link\":\"root|linked|missing|cycle\",\"events\":[..]}]}",
            "",
            "Exit code 1 when RUN has no events."
        })
final class RunsCommand extends WorkspaceCommand {
    private static final Duration WINDOW = Duration.ofDays(7);
    /** Clocks of the hosts that write may be ahead of this one. */
    private static final Duration AHEAD = Duration.ofDays(1);

    @Mixin
    private final PageOptions page = new PageOptions();

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Show the steps of this run.")
    private @Nullable String run;

    @Option(names = "--sessions", description = "Sessions, which are conversations, in place of runs.")
    private boolean sessions;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description =
                    "Count calls from this time on: 2026-01-31T12:00:00Z, or so long ago: 90m, 12h; 7d by default.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Count calls before this time.")
    private @Nullable Instant until;

    @Override
    public Integer call() throws IOException {
        if (run == null) {
            return list();
        }
        if (run.isEmpty() || sessions || since != null || until != null || page.after() != null) {
            throw new UsageException(
                    "a RUN is shown as a whole: it has a name and goes with none of --sessions, --since,"
                            + " --until and --after");
        }
        return trace(run);
    }

    private int list() throws IOException {
        Instant now = Instant.now();
        String after = page.after();
        RollUpQuery query = new RollUpQuery(
                since == null ? now.minus(WINDOW) : since,
                until == null ? now.plus(AHEAD) : until,
                after == null ? null : Cursors.event(after),
                page.limit(RollUpQuery.MAX_LIMIT));
        try (StoredWorkspace workspace = open()) {
            FirewallFeeds feeds = workspace.feeds();
            RollUpPage found = sessions
                    ? feeds.sessions(StoredWorkspace.READER, query)
                    : feeds.runs(StoredWorkspace.READER, query);
            RollUpLines lines = new RollUpLines(found.rollUps());
            PrintWriter out = out();
            if (page.json()) {
                lines.json(out);
            } else {
                lines.print(sessions ? "SESSION" : "RUN", out);
            }
            found.next()
                    .map(RollUpQuery::afterOrNull)
                    .ifPresent(next -> PageOptions.tellNext(err(), Cursors.text(next)));
        }
        return Orca.OK;
    }

    private int trace(String id) throws IOException {
        try (StoredWorkspace workspace = open()) {
            RunTrace trace = workspace.feeds().trace(StoredWorkspace.READER, id);
            if (trace.nodes().isEmpty()) {
                err().println("orca: there are no events of run " + TerminalText.plain(id));
                return Orca.FAULTS;
            }
            TraceLines lines = new TraceLines(trace);
            PrintWriter out = out();
            if (page.json()) {
                lines.json(out);
            } else {
                lines.print(out);
            }
        }
        return Orca.OK;
    }
}
