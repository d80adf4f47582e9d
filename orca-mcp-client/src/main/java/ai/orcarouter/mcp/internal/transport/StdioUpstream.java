/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.ClientProfile;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.McpClient;
import ai.orcarouter.mcp.internal.protocol.Upstream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Servers that run as a child process and speak over its standard input and output (mcp.md 7). */
public final class StdioUpstream {
    private StdioUpstream() {}

    /**
     * A client of {@code command}, which is started when it is first used. No answer shows the values of variables that
     * are named like secrets.
     */
    public static Upstream of(StdioCommand command, ClientProfile profile, Housekeeping housekeeping) {
        return client(command, List.of(), profile, housekeeping);
    }

    /**
     * The same for a process with a credential.
     *
     * @param secrets what no answer may show either
     */
    public static Upstream of(
            StdioCommand command, Collection<String> secrets, ClientProfile profile, Housekeeping housekeeping) {
        return client(command, secrets, profile, housekeeping);
    }

    private static McpClient client(
            StdioCommand command, Collection<String> secrets, ClientProfile profile, Housekeeping housekeeping) {
        return McpClient.over(profile, housekeeping, (inbox, json) -> {
            secrets.forEach(json.hidden()::add);
            command.environment().forEach((name, value) -> {
                if (LastWords.namesSecret(name.toLowerCase(Locale.ROOT))) {
                    json.hidden().add(value);
                }
            });
            return new StdioWire(command, profile, inbox, json, housekeeping);
        });
    }
}
