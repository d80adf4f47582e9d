/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.model.GatewayAnswer;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * How an edge meets its clients.
 *
 * @param caller who calls, as far as the firewall is told
 * @param run the agent run that the calls of one conversation belong to
 * @param canonicalNames whether clients see {@code server.tool}; otherwise the aliases, which every client takes
 * @param version of this program
 * @param executor where tools are listed, which may connect to servers
 * @param onCall told of every call and what became of it
 */
public record EdgeSettings(
        CallContext caller,
        String run,
        boolean canonicalNames,
        String version,
        Executor executor,
        BiConsumer<ToolCall, GatewayAnswer> onCall) {
    /** The same for another run. */
    EdgeSettings forRun(String other) {
        return new EdgeSettings(caller, other, canonicalNames, version, executor, onCall);
    }
}
