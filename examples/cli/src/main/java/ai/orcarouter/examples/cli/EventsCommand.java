/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.model.feed.EventPage;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orca events}: what was judged, newest first. */
@Command(
        name = "events",
        description = {
            "Lists the events of a workspace, newest first: every call that was judged, allowed ones",
            "too. All filters must hold; names are compared exactly.",
            "",
            "With --json each line is the event as it is stored, with its place in the chain and its",
            "hash; members without a value are left out. Control characters and others that a",
            "terminal acts on are escaped."
        })
final class EventsCommand extends WorkspaceCommand {
    @Mixin
    private final PageOptions page = new PageOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "From this time on: 2026-01-31T12:00:00Z, or so long ago: 90m, 12h, 7d.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", converter = TimeOption.class, description = "Before this time.")
    private @Nullable Instant until;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = KindOption.class,
            description = "evaluation, match, mcp, skill or posture.")
    private @Nullable EventKind kind;

    @Option(names = "--verdict", paramLabel = "V", description = "What came out, such as deny or observe.")
    private String verdict = "";

    @Option(names = "--surface", paramLabel = "S", description = "Where the call was judged.")
    private String surface = "";

    @Option(names = "--tool", paramLabel = "NAME", description = "The tool's canonical name.")
    private String tool = "";

    @Option(names = "--run", paramLabel = "ID", description = "The agent run.")
    private String run = "";

    @Option(
            names = {"--session", "--conversation"},
            paramLabel = "ID",
            description = "The conversation.")
    private String session = "";

    @Option(names = "--request", paramLabel = "ID", description = "The request.")
    private String request = "";

    @Option(names = "--key", paramLabel = "ID", description = "The key's id.")
    private String key = "";

    @Option(names = "--model", paramLabel = "NAME", description = "The model that asked for the call.")
    private String model = "";

    @Option(names = "--rule-type", paramLabel = "TYPE", description = "Of a match, the type of its rule.")
    private String ruleType = "";

    @Option(names = "--policy", paramLabel = "ID", description = "The policy that was asked.")
    private long policy;

    @Option(
            names = "--gap",
            negatable = true,
            description = "Only calls that no policy or no rule covers; or only others.")
    private @Nullable Boolean gap;

    @Override
    public Integer call() {
        EventQuery query = query();
        PrintWriter out = out();
        try (StoredWorkspace workspace = open()) {
            EventPage found = workspace.feeds().events(StoredWorkspace.READER, query);
            if (page.json()) {
                found.rows()
                        .forEach(row ->
                                out.append(TerminalText.json(row.toJson())).append('\n'));
                out.flush();
            } else {
                print(found, out);
            }
            found.next()
                    .map(EventQuery::afterOrNull)
                    .ifPresent(after -> PageOptions.tellNext(err(), Cursors.text(after)));
        }
        return Orca.OK;
    }

    private EventQuery query() {
        String after = page.after();
        return EventQuery.builder()
                .kind(kind)
                .verdict(verdict)
                .surface(surface)
                .tool(tool)
                .runId(run)
                .conversationId(session)
                .requestId(request)
                .keyId(key)
                .model(model)
                .ruleType(ruleType)
                .policyId(policy)
                .gap(gap)
                .from(since)
                .until(until)
                .after(after == null ? null : Cursors.event(after))
                .limit(page.limit(EventQuery.MAX_LIMIT))
                .build();
    }

    private static void print(EventPage page, PrintWriter out) {
        TextTable table = EventLine.times(new TextTable()).column("RUN", 24).column("KEY", 20);
        EventLine.columns(table);
        for (EventRow row : page.rows()) {
            EventLine line = EventLine.of(row.event());
            table.row(
                    line.time(),
                    row.event().runId(),
                    row.event().keyName(),
                    line.what(),
                    line.tool(),
                    line.rule(),
                    line.reason());
        }
        table.print(out);
    }
}
