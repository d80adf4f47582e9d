/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;

/** A call that was judged and waits to be carried out, once. */
public interface PreparedCall {
    /** Sends the call if it passes, and waits for the answer. */
    GatewayAnswer carryOut(Cancellation cancellation);

    /** Does not send it after all, and gives back what was set aside for it. */
    GatewayAnswer drop(GatewayCode why);
}
