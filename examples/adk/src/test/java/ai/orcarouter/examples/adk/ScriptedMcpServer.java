/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import com.google.adk.JsonBaseModel;
import com.google.adk.tools.mcp.McpSessionManager;
import com.google.adk.tools.mcp.McpToolset;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** An MCP server without a process, whose tools are scripted, as the transport of a client that is connected to it. */
final class ScriptedMcpServer implements McpClientTransport {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final List<ScriptedTool> tools;
    private volatile Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> client = Function.identity();

    private ScriptedMcpServer(List<ScriptedTool> tools) {
        this.tools = tools;
    }

    /** ADK's tool set of a server with these tools, over ADK's own sessions and the MCP SDK's own client. */
    static McpToolset toolset(List<ScriptedTool> tools) {
        McpSessionManager sessions = new McpSessionManager("scripted", parameters -> new ScriptedMcpServer(tools));
        return new McpToolset(sessions, JsonBaseModel.getMapper());
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        client = handler;
        return Mono.empty();
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return message instanceof JSONRPCRequest request
                ? Mono.defer(() -> client.apply(Mono.just(
                                new JSONRPCResponse(McpSchema.JSONRPC_VERSION, request.id(), answer(request), null)))
                        .then())
                : Mono.empty();
    }

    private Map<String, Object> answer(JSONRPCRequest request) {
        return switch (request.method()) {
            case McpSchema.METHOD_INITIALIZE ->
                Map.of(
                        "protocolVersion", protocolVersions().get(0),
                        "capabilities", Map.of("tools", Map.of()),
                        "serverInfo", Map.of("name", "scripted", "version", "1"));
            case McpSchema.METHOD_TOOLS_LIST ->
                Map.of("tools", tools.stream().map(ScriptedMcpServer::shown).toList());
            case McpSchema.METHOD_TOOLS_CALL -> run(unmarshalFrom(request.params(), new TypeRef<>() {}));
            default -> Map.of();
        };
    }

    private static Map<String, Object> shown(ScriptedTool tool) {
        Map<String, Object> schema =
                Map.of("type", "object", "properties", Map.of("path", TEXT, "url", TEXT, "note", TEXT));
        return Map.of("name", tool.shownName(), "description", "a tool", "inputSchema", schema);
    }

    private Map<String, Object> run(CallToolRequest call) {
        ScriptedTool tool = tools.stream()
                .filter(each -> each.shownName().equals(call.name()))
                .findFirst()
                .orElseThrow();
        try {
            String answer = tool.execute(Arguments.of(call.arguments()).toJson());
            return Map.of("content", List.of(Map.of("type", "text", "text", answer)), "isError", false);
        } catch (RuntimeException e) {
            String said = String.valueOf(e.getMessage());
            return Map.of("content", List.of(Map.of("type", "text", "text", said)), "isError", true);
        }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return McpJsonDefaults.getMapper().convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
