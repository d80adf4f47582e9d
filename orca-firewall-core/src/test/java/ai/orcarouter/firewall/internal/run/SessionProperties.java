/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.sequence.BruteForce;
import ai.orcarouter.firewall.internal.sequence.SequenceArbitraries;
import ai.orcarouter.firewall.internal.sequence.TraceCall;
import ai.orcarouter.firewall.memory.MemoryRunLedger;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole decisions of policies with sequences, on two runs that alternate, against the trying of every subsequence. */
final class SessionProperties {
    private static final List<Verdict> SEVERITY =
            List.of(Verdict.ALLOW, Verdict.AUDIT, Verdict.PENDING_APPROVAL, Verdict.DENY);

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void mediate_randomTraces_decidesAsEverySubsequenceSays(
            @ForAll("rules") List<FirewallRule> rules, @ForAll("traces") List<TraceCall> trace) {
        Decider decider = RunKit.decider(RunKit.policy(rules.toArray(new FirewallRule[0])));
        RunSessions sessions = RunKit.sessions(new MemoryRunLedger());
        Map<String, List<TraceCall>> pasts = new HashMap<>();
        for (TraceCall call : trace) {
            String run = call.passes() ? "one" : "two";
            List<TraceCall> past = pasts.computeIfAbsent(run, name -> new ArrayList<>());
            Verdict expected = expected(rules, past, call);
            Map<String, String> arguments = call.wentOut() ? Map.of("url", "https://a.example/") : Map.of();
            ToolCall asked = RunKit.call(call.tool(), run).withArguments(Arguments.of(arguments));
            assertThat(RunKit.mediate(sessions, decider, asked, Instant.ofEpochMilli(call.at()))
                            .decision()
                            .verdict())
                    .as("%s after %s", call, past)
                    .isEqualTo(expected);
            if (expected.passes()) {
                past.add(call);
            }
        }
    }

    /** First match on the call's own surface, then on the egress surface; the more severe verdict holds. */
    private static Verdict expected(List<FirewallRule> rules, List<TraceCall> past, TraceCall call) {
        Verdict own = first(rules, past, new TraceCall(call.tool(), false, call.at(), true), false);
        if (own == Verdict.DENY || !call.wentOut()) {
            return own;
        }
        Verdict out = first(rules, past, call, true);
        return SEVERITY.indexOf(out) > SEVERITY.indexOf(own) ? out : own;
    }

    private static Verdict first(List<FirewallRule> rules, List<TraceCall> past, TraceCall call, boolean egress) {
        for (FirewallRule rule : rules) {
            if (new BruteForce(rule.sequence().orElseThrow()).completes(past, call)) {
                boolean held = rule.verdict() == Verdict.PENDING_APPROVAL;
                return held && egress ? Verdict.DENY : rule.verdict();
            }
        }
        return Verdict.ALLOW;
    }

    @Provide
    static Arbitrary<List<FirewallRule>> rules() {
        Arbitrary<Verdict> verdicts =
                Arbitraries.of(Verdict.DENY, Verdict.AUDIT, Verdict.ALLOW, Verdict.PENDING_APPROVAL);
        return Combinators.combine(SequenceArbitraries.patterns(), verdicts)
                .as(SessionProperties::rule)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(SessionProperties::numbered);
    }

    private static FirewallRule rule(SequencePattern pattern, Verdict verdict) {
        return FirewallRule.builder(0, verdict).sequence(pattern).build();
    }

    private static List<FirewallRule> numbered(List<FirewallRule> rules) {
        List<FirewallRule> out = new ArrayList<>();
        for (FirewallRule rule : rules) {
            out.add(FirewallRule.builder(out.size() + 1L, rule.verdict())
                    .sequence(rule.sequence().orElseThrow())
                    .build());
        }
        return out;
    }

    @Provide
    static Arbitrary<List<TraceCall>> traces() {
        return SequenceArbitraries.traces(Arbitraries.of(0L, 1L, 500L, 1000L, 1001L, 3000L));
    }
}
