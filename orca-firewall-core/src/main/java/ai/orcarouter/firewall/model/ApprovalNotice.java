/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.time.Instant;

/**
 * What a reviewer's system is told about a held call (REFERENCE 2.13). It holds no arguments and no reason. Immutable.
 *
 * @param workspace the workspace; a decimal number goes out as one, anything else as a text
 * @param occurredAt when the call was held
 * @param approvalId id of the approval
 * @param toolName canonical name of the tool
 * @param requestId request of the call; may be empty
 * @param conversationId conversation of the call; may be empty
 * @param policyId policy that held it; 0 when none did
 * @param ruleId rule that held it; 0 when none did
 */
public record ApprovalNotice(
        String workspace,
        Instant occurredAt,
        String approvalId,
        String toolName,
        String requestId,
        String conversationId,
        long policyId,
        long ruleId) {
    /** The event that every notice reports. */
    public static final String EVENT = "firewall.approval.pending";
}
