/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import static ai.orcarouter.firewall.internal.run.RunKit.NOW;
import static ai.orcarouter.firewall.internal.run.RunKit.call;
import static ai.orcarouter.firewall.internal.run.RunKit.sequence;
import static ai.orcarouter.firewall.internal.run.RunKit.step;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.DecisionContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Two agents of one run whose calls are decided and taken down in any interleaving. The order in which calls last read
 * or wrote the run explains every decision: what was denied completes a chain of that order, what passed does not.
 */
final class InterleavingProperties {
    /** A call that was judged and is still to be taken down. */
    private record Judged(ToolCall call, RunSession session, Decision decision, int readAfter) {}

    private final FakeLedger ledger = new FakeLedger();
    private final RunSessions sessions = RunKit.sessions(ledger);

    @Property(tries = 2000)
    void commit_anyInterleaving_isExplainedByOneOrder(
            @ForAll("patterns") SequencePattern pattern, @ForAll("schedules") List<List<String>> schedule) {
        FirewallRule rule = sequence(1, Verdict.DENY, 0, pattern.steps().toArray(new SequencePattern.Step[0]));
        Decider decider = RunKit.decider(RunKit.policy(rule));
        String run = "r" + ledger.asked.size();
        List<String> order = new ArrayList<>();
        for (List<String> together : schedule) {
            List<Judged> judged = new ArrayList<>();
            for (String tool : together) {
                judged.add(judge(decider, call(tool, run), order.size()));
            }
            for (Judged each : judged) {
                takeDown(decider, each, rule, order);
            }
        }
    }

    private Judged judge(Decider decider, ToolCall call, int readAfter) {
        RunSession session = sessions.open(decider.policy(), call, KeyCredit.UNLIMITED, NOW);
        return new Judged(call, session, decider.mediate(call, DecisionContext.of(session)), readAfter);
    }

    private void takeDown(Decider decider, Judged first, FirewallRule rule, List<String> order) {
        Judged now = first;
        int asked = ledger.asked.size();
        Commitment commitment = now.session.commit(now.decision);
        while (commitment instanceof Commitment.Again) {
            now = judge(decider, first.call, order.size());
            asked = ledger.asked.size();
            commitment = now.session.commit(now.decision);
        }
        boolean passes = ((Commitment.Final) commitment).decision().passes();
        boolean readOrWrote = ledger.asked.size() > asked;
        int place = readOrWrote ? order.size() : now.readAfter;
        assertThat(passes).isEqualTo(!completes(rule, order.subList(0, place), first.call.tool()));
        if (passes) {
            order.add(place, first.call.tool());
        }
    }

    /** Whether the steps can be found in order in {@code past}, with {@code last} for the end of them. */
    private static boolean completes(FirewallRule rule, List<String> past, String last) {
        List<String> row = new ArrayList<>();
        for (SequencePattern.Step step : rule.sequence().orElseThrow().steps()) {
            for (int i = 0; i < step.minCount(); i++) {
                row.add(step.match());
            }
        }
        if (!row.get(row.size() - 1).equals(last)) {
            return false;
        }
        int found = 0; // without a window the earliest match is as good as any
        for (String tool : past) {
            if (found < row.size() - 1 && row.get(found).equals(tool)) {
                found++;
            }
        }
        return found == row.size() - 1;
    }

    @Provide
    static Arbitrary<SequencePattern> patterns() {
        Arbitrary<SequencePattern.Step> steps = Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(1, 3))
                .as((tool, count) -> step(tool, count));
        return steps.list().ofMinSize(1).ofMaxSize(3).map(list -> new SequencePattern(0, list));
    }

    @Provide
    static Arbitrary<List<List<String>>> schedules() {
        return Arbitraries.of("a", "b", "c", "d")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMaxSize(8);
    }
}
