/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.Upstream;

/** Servers over Streamable HTTP, of both eras (mcp.md 3.1). */
public final class HttpUpstream {
    private HttpUpstream() {}

    /** A client of {@code endpoint}; connects when it is first used. */
    public static Upstream of(HttpEndpoint endpoint, Housekeeping housekeeping) {
        return client(endpoint, housekeeping);
    }

    /** The same, with requests beyond tools. */
    public static McpClient client(HttpEndpoint endpoint, Housekeeping housekeeping) {
        return McpClient.over(
                endpoint.profile(), housekeeping, (inbox, json) -> new HttpWire(endpoint, inbox, json, housekeeping));
    }
}
