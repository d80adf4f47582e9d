/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.posture.AppliedLevel;
import ai.orcarouter.firewall.posture.DocumentChange;
import ai.orcarouter.firewall.posture.KeyOutOfReach;
import ai.orcarouter.firewall.posture.LevelPreview;
import ai.orcarouter.firewall.posture.LostChange;
import ai.orcarouter.firewall.posture.ReplayReport;
import ai.orcarouter.firewall.posture.ReplayReport.Difference;
import ai.orcarouter.firewall.posture.ReplayReport.Sample;
import ai.orcarouter.firewall.posture.ReplayReport.Tally;
import ai.orcarouter.firewall.posture.UndoneLevel;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints what became of a posture, or would, for people or as one JSON object. */
final class PostureLines {
    private static final int SHOWN = 10;

    private final PrintWriter out;
    private final boolean json;

    PostureLines(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void applied(AppliedLevel applied) {
        if (json) {
            object(Map.of(
                    "audit_id", applied.auditId(),
                    "level", applied.level().wire(),
                    "changes", changes(applied.changes()),
                    "keys_out_of_reach", keys(applied.outOfReach())));
            return;
        }
        line("applied %s, audit id %d", applied.level().wire(), applied.auditId());
        describe(applied.changes(), applied.outOfReach());
        out.flush();
    }

    void undone(UndoneLevel undone) {
        if (json) {
            object(Map.of(
                    "audit_id", undone.auditId(),
                    "undone", undone.undone(),
                    "level", undone.level().wire(),
                    "changes", changes(undone.changes()),
                    "lost", undone.lost().stream().map(PostureLines::lost).toList()));
            return;
        }
        line("undid %s, audit id %d", undone.level().wire(), undone.auditId());
        describe(undone.changes(), List.of());
        for (LostChange lost : undone.lost()) {
            line("  lost: %s %s %s: %s", lost.kind(), lost.id(), quoted(lost.name()), lost.what());
            lost.diff().toString().lines().forEach(each -> line("    %s", each));
        }
        out.flush();
    }

    void preview(LevelPreview preview) {
        if (json) {
            object(preview(preview.replay(), preview));
            return;
        }
        line("%s would change:", preview.level().wire());
        describe(preview.changes(), preview.outOfReach());
        ReplayReport replay = preview.replay();
        line("");
        line("calls from %s on%s", replay.from(), replay.truncated() ? ", the newest of them" : "");
        line("%7d looked at", replay.calls());
        line("%7d would come out as they did", replay.unchanged());
        difference("would be denied", replay.denied());
        difference("would wait for a person", replay.held());
        difference("would be let through", replay.allowed());
        line("%7d are of keys out of reach", replay.outOfReach());
        new TreeMap<>(replay.unknown()).forEach((why, calls) -> line("%7d cannot be told: %s", calls, why));
        line("%7d matches of guardrails", replay.texts());
        new TreeMap<>(replay.textOutcomes()).forEach((outcome, texts) -> line("%12d %s", texts, outcome));
        samples(replay);
        out.flush();
    }

    private void difference(String what, Difference difference) {
        line("%7d %s", difference.calls(), what);
        tallies(difference.byTool());
        if (!difference.byAgent().isEmpty()) {
            line("        by agent");
            tallies(difference.byAgent());
        }
    }

    private void tallies(List<Tally> tallies) {
        tallies.stream().limit(SHOWN).forEach(tally -> line("%12d %s", tally.calls(), tally.name()));
        if (tallies.size() > SHOWN) {
            line("             and %d more", tallies.size() - SHOWN);
        }
    }

    private void samples(ReplayReport replay) {
        TextTable table = new TextTable()
                .column("TIME", 24)
                .column("TOOL", 30)
                .column("AGENT", 16)
                .column("WAS", 16)
                .column("WOULD BE", 16)
                .column("REASON", 40);
        boolean any = false;
        for (Difference each : List.of(replay.denied(), replay.held(), replay.allowed())) {
            for (Sample sample : each.samples()) {
                any = true;
                table.row(
                        sample.time().toString(),
                        sample.tool(),
                        sample.agent(),
                        sample.was(),
                        sample.wouldBe(),
                        sample.reason());
            }
        }
        if (any) {
            line("");
            table.print(out);
        }
    }

    private void describe(List<DocumentChange> changes, List<KeyOutOfReach> keys) {
        for (DocumentChange change : changes) {
            line(
                    "  %s %s %s %s",
                    change.kind(),
                    change.id(),
                    quoted(change.name()),
                    change.operation().wire());
            if (change.operation() == DocumentChange.Operation.CHANGED) {
                change.diff().toString().lines().forEach(each -> line("    %s", each));
            }
        }
        if (changes.isEmpty()) {
            line("  nothing");
        }
        for (KeyOutOfReach key : keys) {
            line("  out of reach: key %d %s, which has %s of its own", key.id(), quoted(key.name()), own(key));
        }
    }

    private static String own(KeyOutOfReach key) {
        if (key.firewall() && key.guardrails()) {
            return "a policy and a guardrail";
        }
        return key.firewall() ? "a policy" : "a guardrail";
    }

    private static String quoted(String name) {
        return name.isEmpty() ? "" : '"' + name + '"';
    }

    private void line(String format, Object... values) {
        out.append(TerminalText.plain(String.format(Locale.ROOT, format, values).stripTrailing()))
                .append('\n');
    }

    private void object(Map<String, ?> members) {
        out.append(TerminalText.json(CanonicalJson.write(members))).append('\n').flush();
    }

    private static List<Map<String, String>> changes(List<DocumentChange> changes) {
        return changes.stream()
                .map(change -> Map.of(
                        "kind", change.kind(),
                        "id", change.id(),
                        "name", change.name(),
                        "operation", change.operation().wire(),
                        "diff", change.diff().toString()))
                .toList();
    }

    private static List<Map<String, Object>> keys(List<KeyOutOfReach> keys) {
        return keys.stream()
                .map(key -> Map.<String, Object>of(
                        "id", key.id(),
                        "name", key.name(),
                        "firewall", key.firewall(),
                        "guardrails", key.guardrails()))
                .toList();
    }

    private static Map<String, String> lost(LostChange lost) {
        return Map.of(
                "kind", lost.kind(),
                "id", lost.id(),
                "name", lost.name(),
                "what", lost.what(),
                "diff", lost.diff().toString());
    }

    private static Map<String, Object> preview(ReplayReport replay, LevelPreview preview) {
        Map<String, Object> calls = new TreeMap<>();
        calls.put("from", replay.from().toString());
        calls.put("until", replay.until().toString());
        calls.put("truncated", replay.truncated());
        calls.put("calls", replay.calls());
        calls.put("unchanged", replay.unchanged());
        calls.put("denied", difference(replay.denied()));
        calls.put("held", difference(replay.held()));
        calls.put("allowed", difference(replay.allowed()));
        calls.put("out_of_reach", replay.outOfReach());
        calls.put("unknown", replay.unknown());
        calls.put("texts", replay.texts());
        calls.put("text_outcomes", replay.textOutcomes());
        return Map.of(
                "level", preview.level().wire(),
                "changes", changes(preview.changes()),
                "keys_out_of_reach", keys(preview.outOfReach()),
                "replay", calls);
    }

    private static Map<String, Object> difference(Difference difference) {
        return Map.of(
                "calls", difference.calls(),
                "by_tool", tallied(difference.byTool()),
                "by_agent", tallied(difference.byAgent()),
                "samples",
                        difference.samples().stream().map(PostureLines::sample).toList());
    }

    private static List<Map<String, Object>> tallied(List<Tally> tallies) {
        return tallies.stream()
                .map(tally -> Map.<String, Object>of("name", tally.name(), "calls", tally.calls()))
                .toList();
    }

    private static Map<String, String> sample(Sample sample) {
        return Map.of(
                "time", sample.time().toString(),
                "tool", sample.tool(),
                "agent", sample.agent(),
                "run_id", sample.runId(),
                "arguments", sample.arguments(),
                "was", sample.was(),
                "would_be", sample.wouldBe(),
                "reason", sample.reason());
    }
}
