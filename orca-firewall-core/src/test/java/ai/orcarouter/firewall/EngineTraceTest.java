/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.Explanation;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.RuleTrace;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The trace says of each rule once what became of it. */
final class EngineTraceTest {
    private static final String OUT_OF_SCOPE = "the destination is out of scope";
    private static final FirewallRule NO_PRIVATE = FirewallRule.builder(1, Verdict.DENY)
            .stage(Surface.EGRESS)
            .egress(new EgressList(List.of(), List.of("10.0.0.0/8")))
            .build();
    private static final FirewallRule ONLY_A = FirewallRule.builder(2, Verdict.ALLOW)
            .stage(Surface.EGRESS)
            .egress(new EgressList(List.of("a.test"), List.of()))
            .build();
    private static final FirewallRule NO_SECRETS = FirewallRule.builder(3, Verdict.DENY)
            .stage(Surface.MCP)
            .argsMatch(new ArgumentClause.Test("$.note", Operator.CONTAINS, "secret"))
            .build();
    private static final HostResolver PUBLIC = (host, timeout) ->
            Resolution.of(host, List.of(IpAddress.parse("192.0.2.1").orElseThrow()));

    private static FirewallEngine engine() {
        return FirewallEngine.builder()
                .policy(FirewallPolicy.builder(1, "p")
                        .defaultVerdict(Verdict.DENY)
                        .rules(NO_PRIVATE, ONLY_A, NO_SECRETS)
                        .build())
                .resolver(PUBLIC)
                .build();
    }

    private static ToolCall to(String... destinations) {
        return ToolCall.builder("t")
                .surface(Surface.EGRESS)
                .destinations(destinations)
                .build();
    }

    @Test
    void explain_nameThatIsLookedUp_isTracedWithItsAddresses() {
        Explanation explained = engine().explain(to("a.test"));
        assertThat(explained.decision().verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(explained.trace())
                .containsExactly(
                        new RuleTrace(NO_PRIVATE, "a.test", false, OUT_OF_SCOPE),
                        new RuleTrace(ONLY_A, "a.test", true, "rule_match"));
    }

    @Test
    void explain_nameThatIsDeniedInAnyCase_saysThatItWasNotLookedUp() {
        Explanation explained = engine().explain(to("b.test"));
        assertThat(explained.decision().code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
        assertThat(explained.decision().resolutions()).isEmpty();
        assertThat(explained.trace())
                .containsExactly(
                        new RuleTrace(
                                NO_PRIVATE,
                                "b.test",
                                false,
                                "not looked up: whatever its addresses, the destination is denied"),
                        new RuleTrace(ONLY_A, "b.test", false, OUT_OF_SCOPE));
    }

    @Test
    void explainMediation_callThatGoesOut_tracesBothSurfaces() {
        ToolCall call = ToolCall.of("t", Map.of("url", "https://10.1.1.1/", "note", "x"));
        FirewallEngine engine = engine();
        engine.replacePolicy(
                engine.policy().toBuilder().defaultVerdict(Verdict.AUDIT).build());
        Explanation explained = engine.explainMediation(call);
        assertThat(explained.decision().ruleOrNull()).isEqualTo(NO_PRIVATE);
        assertThat(explained.trace())
                .containsExactly(
                        new RuleTrace(NO_SECRETS, "", false, "clause $.note contains is false"),
                        new RuleTrace(NO_PRIVATE, "10.1.1.1", true, "rule_match"));
    }
}
