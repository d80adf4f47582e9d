/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.FirewallFeeds;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import ai.orcarouter.firewall.model.feed.RollUp;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the second act. */
final class WorkspaceReport {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int NEWEST = 5;

    private final PrintWriter out;
    private final Style style;

    WorkspaceReport(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Whether the same calls came out as before. */
    void again(String maskedKey, List<Judged> before, List<Judged> again) {
        long alike = 0;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).decision().verdict() == again.get(i).decision().verdict()) {
                alike++;
            }
        }
        heading("Second act: the same calls in a workspace");
        line(
                "With the key %s and rules for whole runs on top, %d of %d calls come out as above.",
                maskedKey, alike, again.size());
    }

    /** The scenes, call by call. */
    void scenes(List<SceneCall> calls, List<Judged> judged) {
        String scene = "";
        for (int i = 0; i < calls.size(); i++) {
            SceneCall call = calls.get(i);
            Judged each = judged.get(i);
            if (!call.scene().equals(scene)) {
                scene = call.scene();
                heading(scene);
            }
            Verdict verdict = each.decision().verdict();
            line(
                    "%-5s %-32s %s %5s  %s",
                    call.recorded().id(),
                    call.recorded().call().tool(),
                    style.verdict(verdict, String.format(Locale.ROOT, "%-16s", verdict.wire())),
                    each.rule(),
                    each.decision().reason());
            if (!call.reviewer().isEmpty()) {
                line("      %s grants it: %s", call.reviewer(), call.comment());
            }
        }
    }

    /** What the workspace remembers. */
    void feeds(SecondAct act) {
        FirewallFeeds feeds = act.feeds();
        events(feeds);
        runs(feeds, act.now());
        approvals(act.approvals(), act.now());
        anomalies(feeds);
    }

    private void events(FirewallFeeds feeds) {
        EventQuery query = EventQuery.builder().limit(NEWEST).build();
        long all = feeds.aggregate(SecondAct.HOST, query).events();
        heading(String.format(Locale.ROOT, "The newest %d of %d events", NEWEST, all));
        for (EventRow row : feeds.events(SecondAct.HOST, query).rows()) {
            Event event = row.event();
            line(
                    "%s  %-16s %-30s %-7s %s",
                    event.time(), event.runId(), event.tool(), event.verdict(), event.ruleLabel());
        }
    }

    private void runs(FirewallFeeds feeds, Instant now) {
        heading("Runs, latest first");
        RollUpQuery query = new RollUpQuery(now.minus(DAY), now.plusSeconds(1), null, NEWEST);
        for (RollUp run : feeds.runs(SecondAct.HOST, query).rollUps()) {
            line(
                    "%-16s %4d calls of %2d tools, %4d cents: %s",
                    run.id(), run.events(), run.tools().size(), run.costCents(), counts(run.verdicts()));
        }
    }

    private void approvals(List<Approval> approvals, Instant now) {
        Map<String, Long> states = approvals.stream()
                .collect(Collectors.groupingBy(each -> each.state(now).wire(), Collectors.counting()));
        heading(String.format(Locale.ROOT, "%d approvals: %s", approvals.size(), counts(states)));
        for (Approval each : approvals) {
            each.ruling()
                    .ifPresent(ruling -> line(
                            "%s  %-26s %s, decided by %s: %s",
                            each.openedAt(),
                            each.binding().tool(),
                            each.state(now).wire(),
                            ruling.reviewer(),
                            ruling.comment()));
        }
    }

    private void anomalies(FirewallFeeds feeds) {
        heading("Anomalies");
        for (Anomaly each :
                feeds.anomalies(SecondAct.HOST, AnomalyQuery.last(DAY)).anomalies()) {
            line("%s  %-12s %s, %d calls", each.from(), each.kind().wire(), each.tool(), each.observed());
        }
    }

    private static String counts(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void heading(String text) {
        out.println();
        out.println(style.heading(text));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
