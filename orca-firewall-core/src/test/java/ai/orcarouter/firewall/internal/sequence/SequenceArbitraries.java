/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Small patterns and short traces over few tools, so that chains are begun, lost and completed often. */
public final class SequenceArbitraries {
    private SequenceArbitraries() {}

    /** Patterns of up to nine calls over three tools, with and without a window. */
    public static Arbitrary<SequencePattern> patterns() {
        Arbitrary<SequencePattern.Step> steps = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.of("a", "b", "c")), Tuple.of(1, Arbitraries.just("*"))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(1)),
                                Tuple.of(2, Arbitraries.integers().between(2, 3))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
                .as(SequencePattern.Step::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        steps.list().ofMinSize(1).ofMaxSize(3))
                .as(SequencePattern::new);
    }

    static FirewallPolicy policy(List<SequencePattern> patterns) {
        List<FirewallRule> rules = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            rules.add(FirewallRule.builder(i + 1L, Verdict.DENY)
                    .sequence(patterns.get(i))
                    .build());
        }
        return FirewallPolicy.builder(7, "sequences").rules(rules).build();
    }

    /** Calls at times that grow by the milliseconds of {@code steps}. */
    public static Arbitrary<List<TraceCall>> traces(Arbitrary<Long> steps) {
        Arbitrary<TraceCall> calls = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of(true, false),
                        steps,
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))))
                .as(TraceCall::new);
        return calls.list().ofMaxSize(14).map(SequenceArbitraries::inTime);
    }

    private static List<TraceCall> inTime(List<TraceCall> calls) {
        List<TraceCall> out = new ArrayList<>();
        long now = 1_700_000_000_000L;
        for (TraceCall call : calls) {
            now += call.at();
            out.add(new TraceCall(call.tool(), call.wentOut(), now, call.passes()));
        }
        return out;
    }
}
