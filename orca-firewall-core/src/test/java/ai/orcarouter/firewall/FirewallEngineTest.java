/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.Explanation;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.PlanDecision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.RuleTrace;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirewallEngineTest {
    private static final FirewallRule NO_SHELL = FirewallRule.builder(1, Verdict.DENY)
            .priority(10)
            .label("no destructive shell")
            .toolNameGlob("shell.*")
            .argsMatch(new ArgumentClause.Test("$.command", Operator.REGEX, "rm\\s+-rf"))
            .build();

    private static FirewallPolicy policy(FirewallRule... rules) {
        return FirewallPolicy.builder(7, "main").rules(rules).build();
    }

    private static ToolCall shell(String command) {
        return ToolCall.of("shell.exec", Map.of("command", command));
    }

    @Test
    void evaluate_matchingRule_namesRuleReasonAndPolicy() {
        Decision decision =
                FirewallEngine.builder().policy(policy(NO_SHELL)).build().evaluate(shell("rm -rf /"));

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.RULE_MATCH);
        assertThat(decision.reason()).isEqualTo("no destructive shell");
        assertThat(decision.rule()).contains(NO_SHELL);
        assertThat(decision.policyId()).isEqualTo(7);
        assertThat(decision.policyName()).isEqualTo("main");
    }

    @Test
    void evaluate_noMatch_givesDefaultVerdict() {
        Decision decision =
                FirewallEngine.builder().policy(policy(NO_SHELL)).build().evaluate(shell("ls"));

        assertThat(decision.verdict()).isEqualTo(Verdict.AUDIT);
        assertThat(decision.code()).isEqualTo(ReasonCode.DEFAULT_VERDICT);
        assertThat(decision.reason()).isEqualTo("default verdict audit");
    }

    @Test
    void evaluate_disabledPolicy_allowsAndSaysSo() {
        FirewallPolicy off = policy(NO_SHELL).toBuilder().enabled(false).build();

        Decision decision = FirewallEngine.builder().policy(off).build().evaluate(shell("rm -rf /"));

        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(decision.code()).isEqualTo(ReasonCode.NO_POLICY);
    }

    @Test
    void evaluate_rulesThatReadNoArgument_neverParsesThem() {
        FirewallRule byName =
                FirewallRule.builder(1, Verdict.ALLOW).toolNameGlob("shell.*").build();

        Decision decision = FirewallEngine.builder()
                .policy(policy(byName))
                .build()
                .evaluate(ToolCall.of("shell.exec", Arguments.ofJson("{broken")));

        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void evaluate_ruleThatMustReadBrokenArguments_denies() {
        Decision decision = FirewallEngine.builder()
                .policy(policy(NO_SHELL))
                .build()
                .evaluate(ToolCall.of("shell.exec", Arguments.ofJson("{\"command\":1,\"command\":2}")));

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.ARGUMENTS_INVALID);
        assertThat(decision.rule()).contains(NO_SHELL);
    }

    @Test
    void build_statefulRuleWithoutRunState_isRefused() {
        FirewallRule cap =
                FirewallRule.builder(1, Verdict.CAP_COST).capCostCents(500).build();

        assertThatThrownBy(() -> FirewallEngine.builder().policy(policy(cap)).build())
                .isInstanceOfSatisfying(OrcaException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DOCUMENT);
                    assertThat(e.issues()).hasSize(1);
                    assertThat(e.getMessage()).contains("no view of runs");
                });
    }

    @Test
    void build_withoutPolicy_isRefused() {
        assertThatThrownBy(() -> FirewallEngine.builder().build())
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
    }

    @Test
    void replacePolicy_invalidPolicy_keepsTheOldOne() {
        FirewallEngine engine =
                FirewallEngine.builder().policy(policy(NO_SHELL)).build();
        FirewallRule bad = FirewallRule.builder(1, Verdict.DENY)
                .argsMatch(new ArgumentClause.Test("$.a", Operator.REGEX, "("))
                .build();

        assertThatThrownBy(() -> engine.replacePolicy(policy(bad))).isInstanceOf(OrcaException.class);

        assertThat(engine.policy()).isEqualTo(policy(NO_SHELL));
        assertThat(engine.evaluate(shell("rm -rf /")).verdict()).isEqualTo(Verdict.DENY);
    }

    @Test
    void evaluateAndMediate_recorder_isToldOnceEachAndItsFailureChangesNothing() {
        List<Verdict> told = new ArrayList<>();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(NO_SHELL))
                .recorder((call, decision) -> {
                    told.add(decision.verdict());
                    throw new IllegalStateException("full disk");
                })
                .build();

        assertThat(engine.evaluate(shell("rm -rf /")).verdict()).isEqualTo(Verdict.DENY);
        assertThat(engine.mediate(shell("rm -rf /")).verdict()).isEqualTo(Verdict.DENY);
        engine.test(shell("rm -rf /"));
        engine.explain(shell("rm -rf /"));
        engine.evaluatePlan(List.of(shell("rm -rf /")));

        assertThat(told).containsExactly(Verdict.DENY, Verdict.DENY);
    }

    @Test
    void evaluate_gateThatAsksTheEngineItself_getsItsAnswer() {
        FirewallEngine inner = FirewallEngine.builder().policy(policy(NO_SHELL)).build();
        List<Verdict> asked = new ArrayList<>();
        FirewallEngine[] self = {inner};
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(NO_SHELL))
                .skillGate(call -> {
                    if (asked.isEmpty()) {
                        asked.add(Verdict.ALLOW);
                        asked.add(self[0].test(shell("rm -rf /")).verdict());
                    }
                    return SkillStanding.ungoverned();
                })
                .build();
        self[0] = engine;

        assertThat(engine.evaluate(shell("ls")).verdict()).isEqualTo(Verdict.AUDIT);
        assertThat(asked).containsExactly(Verdict.ALLOW, Verdict.DENY);
    }

    @Test
    void explain_candidates_saysWhichClauseFailed() {
        FirewallRule other = FirewallRule.builder(2, Verdict.ALLOW)
                .priority(20)
                .toolNameGlob("*.exec")
                .build();
        Explanation explanation =
                FirewallEngine.builder().policy(policy(NO_SHELL, other)).build().explain(shell("ls"));

        assertThat(explanation.decision().verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(explanation.trace())
                .containsExactly(
                        new RuleTrace(NO_SHELL, "", false, "clause $.command regex is false"),
                        new RuleTrace(other, "", true, "rule_match"));
    }

    @Test
    void evaluatePlan_severalSteps_givesTheMostSevereVerdict() {
        PlanDecision plan = FirewallEngine.builder()
                .policy(policy(NO_SHELL))
                .build()
                .evaluatePlan(List.of(shell("ls"), shell("rm -rf /"), shell("pwd")));

        assertThat(plan.verdict()).isEqualTo(Verdict.DENY);
        assertThat(plan.steps())
                .extracting(Decision::verdict)
                .containsExactly(Verdict.AUDIT, Verdict.DENY, Verdict.AUDIT);
    }

    @Test
    void resolve_passingDecision_looksUpOnlyWhatTheDecisionDidNot() {
        List<String> asked = new ArrayList<>();
        FirewallRule noPrivate = FirewallRule.builder(1, Verdict.DENY)
                .stage(Surface.EGRESS)
                .egress(new EgressList(List.of(), List.of("10.0.0.0/8")))
                .build();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(noPrivate))
                .resolver((host, timeout) -> {
                    asked.add(host);
                    return Resolution.of(
                            host, List.of(IpAddress.parse("93.184.215.14").orElseThrow()));
                })
                .build();

        Decision decision = engine.mediate(ToolCall.of("fetch.fetch", Map.of("url", "https://api.example.org/x")));

        assertThat(decision.passes()).isTrue();
        assertThat(engine.resolve(decision)).extracting(Resolution::host).containsExactly("api.example.org");
        assertThat(asked).containsExactly("api.example.org");
    }

    @Test
    void resolve_deniedDecision_looksNothingUp() {
        List<String> asked = new ArrayList<>();
        FirewallRule none = FirewallRule.builder(1, Verdict.DENY)
                .stage(Surface.EGRESS)
                .egress(new EgressList(List.of(), List.of("*.example.org", "10.0.0.0/8")))
                .build();
        FirewallEngine engine = FirewallEngine.builder()
                .policy(policy(none).toBuilder().defaultVerdict(Verdict.DENY).build())
                .resolver((host, timeout) -> {
                    asked.add(host);
                    return Resolution.failed(host, Resolution.Outcome.ERROR);
                })
                .build();

        Decision decision = engine.evaluate(ToolCall.builder("fetch.fetch")
                .surface(Surface.EGRESS)
                .destinations("https://secret-data.attacker.example/")
                .build());

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(engine.resolve(decision)).isEmpty();
        assertThat(asked).isEmpty();
    }
}
