/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.firewall.model.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints what the engine said. */
final class Report {
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.ALLOW, Verdict.AUDIT, Verdict.SANITIZE, Verdict.PENDING_APPROVAL, Verdict.DENY);

    private final PrintWriter out;
    private final Style style;

    Report(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** One line a call. */
    void table(List<Judged> judged) {
        heading(String.format(Locale.ROOT, "%-6s %-38s %-16s %5s  %s", "call", "tool", "verdict", "rule", "reason"));
        for (Judged each : judged) {
            Verdict verdict = each.decision().verdict();
            line(
                    "%-6s %-38s %s %5s  %s",
                    each.recorded().id(),
                    each.recorded().call().tool(),
                    style.verdict(verdict, String.format(Locale.ROOT, "%-16s", verdict.wire())),
                    each.rule(),
                    each.decision().reason());
        }
    }

    /** Counts by verdict, for all calls and for each server. */
    void summary(List<Judged> judged) {
        Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();
        Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
        for (Judged each : judged) {
            Verdict verdict = each.decision().verdict();
            all.merge(verdict, 1, Integer::sum);
            counts.computeIfAbsent(each.recorded().server(), server -> new EnumMap<>(Verdict.class))
                    .merge(verdict, 1, Integer::sum);
        }
        heading("");
        heading(String.format(
                Locale.ROOT,
                "%-22s %6s %6s %9s %17s %6s",
                "server",
                VERDICTS.get(0).wire(),
                VERDICTS.get(1).wire(),
                VERDICTS.get(2).wire(),
                VERDICTS.get(3).wire(),
                VERDICTS.get(4).wire()));
        counts.forEach(this::counts);
        counts("all " + judged.size() + " calls", all);
    }

    private void counts(String name, Map<Verdict, Integer> of) {
        List<Object> cells = new ArrayList<>();
        cells.add(name);
        VERDICTS.forEach(verdict -> cells.add(of.getOrDefault(verdict, 0)));
        line("%-22s %6d %6d %9d %17d %6d", cells.toArray());
    }

    /** The tools that were called without any rule to speak of them: where to write the next rule. */
    void uncovered(List<Judged> judged) {
        Map<String, Integer> tools = new TreeMap<>();
        for (Judged each : judged) {
            if (each.uncovered()) {
                tools.merge(each.recorded().call().tool(), 1, Integer::sum);
            }
        }
        int calls = tools.values().stream().mapToInt(Integer::intValue).sum();
        heading("");
        heading(String.format(Locale.ROOT, "No rule covers %d calls of %d tools:", calls, tools.size()));
        tools.forEach((tool, count) -> line("  %4d  %s", count, tool));
    }

    /** The calls that came out otherwise than their author expected. */
    void surprises(List<Judged> judged) {
        List<Judged> surprises = judged.stream().filter(Judged::surprising).toList();
        long stated = judged.stream()
                .filter(each -> !each.recorded().expect().isEmpty())
                .count();
        if (stated > 0) {
            heading("");
            line("%d of %d calls came out as their author expects.", stated - surprises.size(), stated);
        }
        for (Judged each : surprises) {
            line(
                    "  %s %s: expected %s, came out %s (%s)",
                    each.recorded().id(),
                    each.recorded().call().tool(),
                    each.recorded().expect(),
                    each.decision().verdict().wire(),
                    each.decision().reason());
        }
    }

    /** How fast it went. */
    void pace(Pace pace) {
        heading("");
        line(
                "About %,d decisions a second, or %.1f microseconds each: one thread, the median of many passes over these",
                pace.perSecond(), pace.microseconds());
        line(
                "calls after a warm-up, arguments parsed already, names looked up in memory. A rough figure of this machine");
        line("now, the search for destinations included; examples/benchmarks measures properly.");
    }

    private void heading(String text) {
        out.println(text.isEmpty() ? text : style.heading(text));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
