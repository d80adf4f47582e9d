/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.approval;

import ai.orcarouter.firewall.model.Approval;

/** What an approval that came with a call amounts to. */
public sealed interface Grant {
    /**
     * It lifts the hold it was opened for.
     *
     * @param approval the approval
     * @param ruleChanged whether the policy was edited since
     */
    record Valid(Approval approval, boolean ruleChanged) implements Grant {
        /** What using it records. */
        public String note() {
            return ruleChanged ? Approval.RULE_CHANGED : "";
        }
    }

    /**
     * Nobody has decided yet.
     *
     * @param approval the approval
     */
    record Waiting(Approval approval) implements Grant {}

    /**
     * It lifts nothing.
     *
     * @param reason why, safe to show
     */
    record Refused(String reason) implements Grant {}
}
