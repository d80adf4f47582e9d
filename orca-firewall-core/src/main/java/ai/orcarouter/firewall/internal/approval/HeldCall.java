/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.approval;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.ToolCall;

/**
 * A call as a grant would be bound to it.
 *
 * @param workspace the workspace
 * @param keyId the calling key, empty for none
 * @param call the call as it came
 * @param toolSchemaHash hash of the tool's accepted definition, empty when the caller gave none
 * @param effective what will be dispatched, sanitizers applied
 * @param extraction every destination that was judged
 * @param policyId the policy that judges it
 * @param policyVersion version of that policy's document
 */
public record HeldCall(
        String workspace,
        String keyId,
        ToolCall call,
        String toolSchemaHash,
        Arguments effective,
        Extraction extraction,
        long policyId,
        long policyVersion) {}
