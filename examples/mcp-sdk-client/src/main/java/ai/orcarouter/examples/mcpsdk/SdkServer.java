/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcpsdk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.mcp.spi.InProcessServer;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server behind a client of the SDK, as the gateway sees it. As thread-safe as the client, which is for any thread.
 */
final class SdkServer implements InProcessServer {
    private final McpSyncClient client;
    private final McpJsonMapper mapper;

    SdkServer(McpSyncClient client, McpJsonMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    @Override
    public String listTools() throws IOException {
        String tools = mapper.writeValueAsString(client.listTools().tools());
        String instructions = client.getServerInstructions();
        StringBuilder out = new StringBuilder("{\"tools\":").append(tools);
        if (instructions != null) {
            CanonicalJson.appendText(instructions, out.append(",\"instructions\":"));
        }
        return out.append('}').toString();
    }

    /** The values are those that the firewall read: numbers with all their digits, which the SDK's reader may round. */
    @Override
    public String callTool(String name, String argumentsJson) throws IOException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (Arguments.ofJson(argumentsJson).value() instanceof Map<?, ?> members) {
            members.forEach((member, value) -> arguments.put(String.valueOf(member), value));
        }
        return mapper.writeValueAsString(client.callTool(
                CallToolRequest.builder(name).arguments(arguments).build()));
    }
}
