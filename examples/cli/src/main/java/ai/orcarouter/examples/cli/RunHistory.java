/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.RunStateView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the runs of one input have done so far, for budgets and sequences (SEMANTICS 4.1): calls that were let through,
 * in the order of the lines. Not thread-safe.
 */
final class RunHistory implements RunStateView {
    private static final class Run {
        long spentCents;
        final Map<Long, SequenceProgress> sequences = new HashMap<>();
    }

    private final List<FirewallRule> sequenceRules;
    private final Map<String, Run> runs = new HashMap<>();
    private long now;

    RunHistory(FirewallPolicy policy) {
        sequenceRules = policy.rules().stream()
                .filter(rule -> rule.sequence().isPresent())
                .toList();
    }

    /** Sets the time of the next call in seconds. */
    void time(long seconds) {
        now = seconds;
    }

    @Override
    public boolean completesSequence(FirewallRule rule, ToolCall call) {
        return progress(run(call), rule).completedBy(call.tool(), call.surface() == Surface.EGRESS, now);
    }

    @Override
    public long spentCents(ToolCall call) {
        return run(call).spentCents;
    }

    /** Notes what became of a call. */
    void record(ToolCall call, Decision decision) {
        if (!decision.passes() || call.run().isEmpty()) {
            return;
        }
        Run run = run(call);
        run.spentCents = saturated(run.spentCents, call.estimatedCostCents().orElse(0));
        boolean egress = call.surface() == Surface.EGRESS
                || !decision.extraction().dialled().isEmpty()
                || decision.extraction().opaque();
        for (FirewallRule rule : sequenceRules) {
            progress(run, rule).count(call.tool(), egress, now);
        }
    }

    private Run run(ToolCall call) {
        return runs.computeIfAbsent(call.run().orElseThrow(), name -> new Run());
    }

    private static SequenceProgress progress(Run run, FirewallRule rule) {
        return run.sequences.computeIfAbsent(
                rule.id(), id -> new SequenceProgress(rule.sequence().orElseThrow()));
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
