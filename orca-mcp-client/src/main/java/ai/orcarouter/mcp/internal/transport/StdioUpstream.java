/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.Upstream;

/** Servers that run as a child process and speak over its standard input and output (mcp.md 7). */
public final class StdioUpstream {
    private StdioUpstream() {}

    /** A client of {@code command}, which is started when it is first used. */
    public static Upstream of(StdioCommand command, ClientProfile profile, Housekeeping housekeeping) {
        return client(command, profile, housekeeping);
    }

    /** The same, with requests beyond tools. */
    public static McpClient client(StdioCommand command, ClientProfile profile, Housekeeping housekeeping) {
        return McpClient.over(
                profile, housekeeping, (inbox, json) -> new StdioWire(command, profile, inbox, json, housekeeping));
    }
}
