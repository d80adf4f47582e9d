/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionErrorsTest {
    private static final ToolCall CALL = ToolCall.of("db.write", Map.of("table", "users"));

    private static Decision decide(Verdict verdict) {
        FirewallRule rule =
                FirewallRule.builder(3, verdict).label("writes need a look").build();
        FirewallPolicy policy = FirewallPolicy.builder(1, "p").rules(rule).build();
        return FirewallEngine.builder().policy(policy).build().evaluate(CALL);
    }

    @Test
    void body_deniedCall_isFirewallBlocked() {
        assertThat(DecisionErrors.body(CALL, decide(Verdict.DENY), null))
                .contains(
                        "{\"error\":{\"code\":\"firewall_blocked\",\"message\":\"tool \\\"db.write\\\" blocked by firewall:"
                                + " writes need a look\",\"metadata\":{\"factors\":[\"rule:3\"],\"reason_code\":\"rule_match\","
                                + "\"risk_score\":100},\"type\":\"invalid_request_error\"}}");
    }

    @Test
    void body_heldCall_carriesTheApprovalIdInTheMessageOnly() {
        assertThat(DecisionErrors.body(CALL, decide(Verdict.PENDING_APPROVAL), "65f1"))
                .hasValueSatisfying(body -> assertThat(body)
                        .contains("\"code\":\"firewall_approval_pending\"")
                        .contains(
                                "tool \\\"db.write\\\" held for approval (writes need a look) \u2014 resolve approval 65f1"
                                        + " and retry with header X-OrcaRouter-Firewall-Approval"));
    }

    @Test
    void anthropicBody_deniedCall_isTheSameErrorInTheShapeOfThatApi() {
        assertThat(DecisionErrors.anthropicBody(CALL, decide(Verdict.DENY), null))
                .contains(
                        "{\"error\":{\"code\":\"firewall_blocked\",\"message\":\"tool \\\"db.write\\\" blocked by firewall:"
                                + " writes need a look\",\"metadata\":{\"factors\":[\"rule:3\"],\"reason_code\":\"rule_match\","
                                + "\"risk_score\":100},\"type\":\"invalid_request_error\"},\"type\":\"error\"}");
    }

    @Test
    void body_passingCall_isEmpty() {
        assertThat(DecisionErrors.body(CALL, decide(Verdict.ALLOW), null)).isEmpty();
        assertThat(DecisionErrors.anthropicBody(CALL, decide(Verdict.ALLOW), null))
                .isEmpty();
    }

    @Test
    void mcpToolError_eachStoppingVerdict_hasItsText() {
        assertThat(DecisionErrors.mcpToolError(decide(Verdict.DENY))).contains("firewall deny: writes need a look");
        assertThat(DecisionErrors.mcpToolError(decide(Verdict.PENDING_APPROVAL)))
                .contains("firewall deny: held for approval");
        assertThat(DecisionErrors.mcpToolError(decide(Verdict.AUDIT))).isEmpty();
    }

    /** A model may write a name that no JSON text in UTF-8 can hold. */
    @Test
    void errors_halfOfASurrogatePair_isReplaced() {
        ToolCall odd = ToolCall.of("db\ud800.write", Map.of());
        Decision denied = Decision.denied(ReasonCode.SKILL_BLOCK, "no \udc00 here, \ud83d\ude00 there");
        assertThat(DecisionErrors.body(odd, denied, null))
                .hasValueSatisfying(body ->
                        assertThat(body).contains("tool \\\"db\ufffd.write\\\"", "no \ufffd here, \ud83d\ude00 there"));
        assertThat(DecisionErrors.anthropicBody(odd, denied, null)).isPresent();
        assertThat(DecisionErrors.mcpToolError(denied)).contains("firewall deny: no \ufffd here, \ud83d\ude00 there");
    }
}
