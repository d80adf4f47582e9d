/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.approval;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalBinding.Hold;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

class GrantCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final FirewallRule RULE = FirewallRule.builder(7, Verdict.PENDING_APPROVAL)
            .label("payments")
            .toolNameGlob("bank.*")
            .build();
    private static final FirewallPolicy POLICY = policy(RULE);
    private static final ToolCall CALL = ToolCall.builder("bank.pay")
            .arguments(Arguments.ofJson("{\"to\":\"https://bank.example:8443/pay\",\"cents\":100}"))
            .server("bank")
            .run("run-1")
            .build();

    private static FirewallPolicy policy(FirewallRule... rules) {
        return FirewallPolicy.builder(3, "p").rules(List.of(rules)).build();
    }

    private static HeldCall held(ToolCall call) {
        Extraction extraction = DestinationExtractor.defaults()
                .extract("bank", call.tool(), call.arguments().value());
        return new HeldCall("ws", "11", call, "v1:aa", call.arguments(), extraction, 3, 5);
    }

    private static Approval pending() {
        ApprovalBinding binding = Bindings.of(held(CALL), Hold.RULE, RULE);
        ApprovalContext context = new ApprovalContext(Surface.MCP, "payments", "", "", "", "");
        return Approval.pending(new ApprovalIds().next(), binding, context, NOW, NOW.plus(Duration.ofHours(24)));
    }

    private static Approval granted() {
        return pending().ruled(new ApprovalRuling(true, "ann", "", NOW));
    }

    private static Grant judge(Approval approval, HeldCall call, FirewallPolicy policy) {
        return GrantCheck.judge(approval, Bindings.of(call, Hold.RULE, null), policy, NOW.plusSeconds(60));
    }

    @Test
    void judge_sameCallAndPolicy_isValid() {
        assertThat(judge(granted(), held(CALL), POLICY))
                .isInstanceOfSatisfying(
                        Grant.Valid.class, valid -> assertThat(valid.note()).isEmpty());
    }

    @Test
    void binding_destinations_arePortsAndNamesNeverAddresses() {
        assertThat(pending().binding().destinations()).containsExactly("bank.example:8443");
    }

    @Test
    void judge_newerPolicyWithTheSameRule_isValidAndSaysSo() {
        HeldCall held = held(CALL);
        HeldCall newer = new HeldCall("ws", "11", CALL, "v1:aa", CALL.arguments(), held.extraction(), 3, 6);

        assertThat(judge(
                        granted(),
                        newer,
                        policy(FirewallRule.builder(1, Verdict.AUDIT).build(), RULE)))
                .isInstanceOfSatisfying(
                        Grant.Valid.class, valid -> assertThat(valid.note()).isEqualTo(Approval.RULE_CHANGED));
    }

    @Test
    void judge_ruleEditedOrGone_isVoid() {
        FirewallRule edited = FirewallRule.builder(7, Verdict.PENDING_APPROVAL)
                .label("payments")
                .toolNameGlob("bank.*")
                .notes("as of March")
                .build();

        assertThat(judge(granted(), held(CALL), policy(edited))).isInstanceOf(Grant.Refused.class);
        assertThat(judge(granted(), held(CALL), policy())).isInstanceOf(Grant.Refused.class);
    }

    @Test
    void judge_undecided_waits() {
        assertThat(judge(pending(), held(CALL), POLICY)).isInstanceOf(Grant.Waiting.class);
    }

    static Stream<ArgumentSet> spent() {
        Instant later = NOW.plusSeconds(1);
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "rejected", pending().ruled(new ApprovalRuling(false, "ann", "", NOW))),
                org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "consumed", granted().consumed(later, "")),
                org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "revoked", granted().revoked(later, "")));
    }

    @ParameterizedTest
    @MethodSource("spent")
    void judge_noLongerGranted_isRefusedWithItsState(Approval approval) {
        String state = approval.state(NOW.plusSeconds(60)).wire();

        assertThat(judge(approval, held(CALL), POLICY)).isEqualTo(new Grant.Refused("the approval is " + state));
    }

    @Test
    void judge_afterExpiry_isRefused() {
        Approval approval = granted();

        assertThat(GrantCheck.judge(approval, Bindings.of(held(CALL), Hold.RULE, null), POLICY, approval.expiresAt()))
                .isEqualTo(new Grant.Refused("the approval is expired"));
    }

    static Stream<ArgumentSet> otherCalls() {
        UnaryOperator<ToolCall> arguments = call ->
                call.withArguments(Arguments.ofJson("{\"to\":\"https://bank.example:8443/pay\",\"cents\":101}"));
        UnaryOperator<ToolCall> run = call -> call.toBuilder().run("run-2").build();
        UnaryOperator<ToolCall> server =
                call -> call.toBuilder().server("other").build();
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.argumentSet("arguments", arguments, "the arguments"),
                org.junit.jupiter.params.provider.Arguments.argumentSet("run", run, "the run"),
                org.junit.jupiter.params.provider.Arguments.argumentSet("server", server, "the server"));
    }

    @ParameterizedTest
    @MethodSource("otherCalls")
    void judge_anotherCall_isRefusedNamingTheDifference(UnaryOperator<ToolCall> change, String part) {
        assertThat(judge(granted(), held(change.apply(CALL)), POLICY))
                .isInstanceOfSatisfying(
                        Grant.Refused.class,
                        refused -> assertThat(refused.reason()).contains(part));
    }

    @Test
    void judge_otherKeySchemaOrPolicy_isRefusedNamingEach() {
        HeldCall held = held(CALL);
        HeldCall other = new HeldCall("ws", "12", CALL, "v1:bb", CALL.arguments(), held.extraction(), 4, 5);

        assertThat(judge(granted(), other, POLICY))
                .isEqualTo(new Grant.Refused(
                        "the approval is for another call: the key, the tool's definition," + " the policy differ"));
    }

    @Test
    void judge_sameArgumentsInAnotherOrder_isTheSameCall() {
        ToolCall reordered =
                CALL.withArguments(Arguments.ofJson("{ \"cents\": 100.0, \"to\": \"https://bank.example:8443/pay\" }"));

        assertThat(judge(granted(), held(reordered), POLICY)).isInstanceOf(Grant.Valid.class);
    }
}
