/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;

/** The client of the official Java SDK. */
public final class SdkToolCallers implements ToolCallerFactory {
    /** For {@link java.util.ServiceLoader}. */
    public SdkToolCallers() {}

    @Override
    public List<String> names() {
        return List.of("sdk");
    }

    @Override
    public ToolCaller stdio(String name, List<String> command) {
        ServerParameters parameters = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .build();
        return open(new StdioClientTransport(parameters, McpJsonDefaults.getMapper()));
    }

    @Override
    public ToolCaller http(String name, int port) {
        return open(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + port)
                .endpoint("/mcp")
                .build());
    }

    private static ToolCaller open(McpClientTransport transport) {
        McpSyncClient client = McpClient.sync(transport).build();
        client.initialize();
        client.listTools();
        return new ToolCaller() {
            @Override
            public String echo(String message) {
                return client.callTool(McpSchema.CallToolRequest.builder("echo")
                                .arguments(Map.of("message", message))
                                .build())
                        .content()
                        .toString();
            }

            @Override
            public void close() {
                client.closeGracefully();
            }
        };
    }
}
