/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.firewall.internal.compile.PolicyCompiler;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.DecisionContext;
import ai.orcarouter.firewall.internal.evaluate.Environment;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.CostEstimator;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.SkillGate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Policies, calls and the way from one to the other, without a workspace around. */
final class RunKit {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String WORKSPACE = "w";

    private RunKit() {}

    static Decider decider(FirewallPolicy policy) {
        return new Decider(
                PolicyCompiler.compile(policy, SuffixGlob.MATCHES_BARE, Limits.defaults(), Map.of()),
                new Environment(
                        SkillGate.NONE,
                        null,
                        HostResolver.none(),
                        DestinationExtractor.defaults(),
                        null,
                        SuffixGlob.MATCHES_BARE,
                        Limits.defaults()));
    }

    static FirewallPolicy policy(FirewallRule... rules) {
        return FirewallPolicy.builder(3, "p")
                .defaultVerdict(Verdict.ALLOW)
                .rules(rules)
                .build();
    }

    static FirewallRule sequence(long id, Verdict verdict, int window, SequencePattern.Step... steps) {
        return FirewallRule.builder(id, verdict)
                .label("chain " + id)
                .sequence(new SequencePattern(window, List.of(steps)))
                .build();
    }

    static SequencePattern.Step step(String match, int count) {
        return new SequencePattern.Step(match, count, false);
    }

    static FirewallRule cap(long id, long cents) {
        return FirewallRule.builder(id, Verdict.CAP_COST)
                .label("cap " + id)
                .capCostCents(cents)
                .build();
    }

    static RunSessions sessions(RunLedger ledger) {
        return new RunSessions(ledger, WORKSPACE, CostEstimator.NONE, RunSessions.DEFAULT_LEASE);
    }

    static ToolCall call(String tool, String run) {
        return ToolCall.builder(tool).run(run).build();
    }

    static ToolCall costing(String run, long cents) {
        return ToolCall.builder("model.ask").run(run).estimatedCostCents(cents).build();
    }

    static ToolCall post(String run, String url) {
        return call("http.post", run).withArguments(Arguments.of(Map.of("url", url, "body", "x")));
    }

    static Commitment.Final mediate(RunSessions sessions, Decider decider, ToolCall call, Instant now) {
        return mediate(sessions, decider, call, KeyCredit.UNLIMITED, now);
    }

    static Commitment.Final mediate(
            RunSessions sessions, Decider decider, ToolCall call, KeyCredit credit, Instant now) {
        return sessions.decide(
                decider.policy(), call, credit, now, session -> decider.mediate(call, DecisionContext.of(session)));
    }
}
