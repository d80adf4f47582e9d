/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.approval;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalBinding.Hold;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import java.time.Instant;
import java.util.List;

/** Whether an approval lifts the hold of the call it came with (SEMANTICS 3.2). Stateless. */
public final class GrantCheck {
    private GrantCheck() {}

    /**
     * Judges {@code approval} at {@code now}.
     *
     * @param current the binding that the call would have now
     * @param policy the policy that judges the call now
     */
    public static Grant judge(Approval approval, ApprovalBinding current, FirewallPolicy policy, Instant now) {
        List<String> differences = Bindings.differences(approval.binding(), current);
        if (!differences.isEmpty()) {
            return new Grant.Refused("the approval is for another call: " + String.join(", ", differences)
                    + (differences.size() == 1 ? " differs" : " differ"));
        }
        ApprovalState state = approval.state(now);
        if (state == ApprovalState.PENDING) {
            return new Grant.Waiting(approval);
        }
        if (state != ApprovalState.APPROVED) {
            return new Grant.Refused("the approval is " + state.wire());
        }
        if (isEdited(approval.binding(), policy)) {
            return new Grant.Refused("the rule that held the call was edited since");
        }
        return new Grant.Valid(approval, approval.binding().policyVersion() != current.policyVersion());
    }

    /** Whether the very rule that held the call is no longer as it was, so that the grant is void. */
    public static boolean isEdited(ApprovalBinding granted, FirewallPolicy policy) {
        if (granted.hold() != Hold.RULE) {
            return false;
        }
        for (FirewallRule rule : policy.rules()) {
            if (rule.id() == granted.ruleId()) {
                return !Bindings.hash(rule).equals(granted.ruleHash());
            }
        }
        return true;
    }
}
