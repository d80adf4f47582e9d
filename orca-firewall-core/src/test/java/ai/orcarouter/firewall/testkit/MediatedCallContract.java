/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every decider does with a call as a whole (SEMANTICS 2.3 and 3.1, DESIGN 6.3). */
public interface MediatedCallContract {
    /** The decider under test. */
    Decider decider(FirewallPolicy policy, ReferenceWorld world);

    private static FirewallRule egress(long id, Verdict verdict, EgressList lists) {
        return FirewallRule.builder(id, verdict)
                .stage(Surface.EGRESS)
                .egress(lists)
                .build();
    }

    private static FirewallRule egressDeny(String host) {
        return egress(1, Verdict.DENY, new EgressList(List.of(), List.of(host)));
    }

    private Decision mediate(FirewallPolicy policy, ToolCall call) {
        return decider(policy, EgressContract.world(Map.of())).mediate(call);
    }

    @Test
    default void mediate_callThatGoesNowhere_isNotRefusedForHavingNoDestination() {
        Decision decision = mediate(
                RuleContract.policy(Verdict.ALLOW, egressDeny("evil.test")),
                ToolCall.of("file.read", Map.of("path", "/srv/data")));
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    default void mediate_deniedDestination_deniesTheCall() {
        Decision decision = mediate(
                RuleContract.policy(Verdict.ALLOW, egressDeny("evil.test")),
                ToolCall.of("http.get", Map.of("url", "https://evil.test/x")));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.RULE_MATCH);
    }

    @Test
    default void mediate_destinationThatRedactionRemoves_mustStillPass() {
        FirewallRule redact = FirewallRule.builder(2, Verdict.SANITIZE)
                .stage(Surface.MCP)
                .sanitize(new Sanitizer(List.of(), List.of("evil\\.test")))
                .build();
        ToolCall call = ToolCall.of("http.get", Map.of("url", "https://evil.test/x"));
        assertThat(mediate(RuleContract.policy(Verdict.ALLOW, egressDeny("evil.test"), redact), call)
                        .verdict())
                .isEqualTo(Verdict.DENY);
    }

    @Test
    default void mediate_unreadableArguments_neverPass() {
        Decision decision = mediate(RuleContract.policy(Verdict.ALLOW), ToolCall.of("t", Arguments.ofJson("{")));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.ARGUMENTS_INVALID);
    }

    @Test
    default void mediate_quarantinedSkill_holdsWhatEgressLetsPass() {
        ReferenceWorld world = EgressContract.world(Map.of())
                .withGate(call -> new SkillStanding("helper", SkillStanding.Mode.QUARANTINE));
        ToolCall call = ToolCall.of("http.get", Map.of("url", "https://example.org/x"));
        assertThat(decider(RuleContract.policy(Verdict.ALLOW), world)
                        .mediate(call)
                        .verdict())
                .isEqualTo(Verdict.PENDING_APPROVAL);
    }

    /** SEMANTICS 2.3: what could not be determined, and what only the user's own configuration determines. */
    @ParameterizedTest
    @CsvSource({
        "curl $TARGET,         ALLOW, RECORD, ALLOW",
        "curl $TARGET,         ALLOW, MATCH,  DENY",
        "curl $TARGET,         DENY,  RECORD, DENY",
        "git push origin main, ALLOW, RECORD, ALLOW",
        "git push origin main, ALLOW, MATCH,  DENY"
    })
    default void mediate_opaqueCommand_matchesDenyRulesAsTheyAsk(
            String command, Verdict byDefault, EgressList.OnOpaque onOpaque, Verdict expected) {
        FirewallPolicy policy = RuleContract.policy(
                byDefault,
                egress(1, Verdict.DENY, new EgressList(List.of(), List.of("evil.test"), onOpaque)),
                FirewallRule.builder(2, Verdict.ALLOW).stage(Surface.MCP).build());
        Decision decision = mediate(policy, ToolCall.of("shell.exec", Map.of("command", command)));
        assertThat(decision.verdict()).isEqualTo(expected);
    }

    @Test
    default void mediate_configuredPeerUnderADenyingDefault_isOfNoConcern() {
        FirewallPolicy policy = RuleContract.policy(
                Verdict.DENY,
                egressDeny("evil.test"),
                FirewallRule.builder(2, Verdict.ALLOW).stage(Surface.MCP).build());
        Decision decision = mediate(policy, ToolCall.of("shell.exec", Map.of("command", "git push origin main")));
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
    }

    /**
     * SEMANTICS 2.3: such a command is seen by rules with {@code on_opaque: match} only, so no other rule hides them.
     */
    @Test
    default void mediate_configuredPeerBehindARuleForEverything_isSeenByOpaqueRules() {
        FirewallPolicy policy = RuleContract.policy(
                Verdict.ALLOW,
                FirewallRule.builder(1, Verdict.ALLOW).priority(1).build(),
                egress(2, Verdict.DENY, new EgressList(List.of(), List.of("evil.test"), EgressList.OnOpaque.MATCH)));
        ToolCall push = ToolCall.of("shell.exec", Map.of("command", "git push origin main"));
        assertThat(mediate(policy, push).verdict()).isEqualTo(Verdict.DENY);
        ToolCall unknown = ToolCall.of("shell.exec", Map.of("command", "curl $TARGET"));
        assertThat(mediate(policy, unknown).verdict()).isEqualTo(Verdict.ALLOW);
    }

    /** SEMANTICS 3.1: egress rules see the effective arguments even where the destinations are the same. */
    @Test
    default void mediate_redactedArguments_areJudgedOnEgressToo() {
        FirewallRule redact = FirewallRule.builder(1, Verdict.SANITIZE)
                .stage(Surface.MCP)
                .sanitize(new Sanitizer(List.of(), List.of("token-[0-9]+")))
                .build();
        FirewallRule signed = FirewallRule.builder(2, Verdict.ALLOW)
                .stage(Surface.EGRESS)
                .argsMatch(new ArgumentClause.Test("$.auth", Operator.STARTS_WITH, "token-"))
                .build();
        FirewallRule rest =
                FirewallRule.builder(3, Verdict.DENY).stage(Surface.EGRESS).build();
        ToolCall call = ToolCall.of("http.get", Map.of("url", "https://example.org/x", "auth", "token-1"));
        assertThat(mediate(RuleContract.policy(Verdict.ALLOW, redact, signed, rest), call)
                        .ruleOrNull())
                .isEqualTo(rest);
    }
}
