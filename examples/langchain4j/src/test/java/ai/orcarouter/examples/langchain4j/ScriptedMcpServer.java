/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.firewall.testkit.mediation.ScriptedTool;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An MCP server without a process, as the transport of a client: its tools and its resources are scripted tools. */
final class ScriptedMcpServer implements McpTransport {
    static final String KEY = "files";
    static final String URI = "file:///srv/a";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final List<ScriptedTool> tools;
    private final List<ScriptedTool> resources;

    private ScriptedMcpServer(List<ScriptedTool> tools, List<ScriptedTool> resources) {
        this.tools = tools;
        this.resources = resources;
    }

    /** LangChain4j's own client of a server with these tools. */
    static McpClient client(List<ScriptedTool> tools, List<ScriptedTool> resources) {
        return DefaultMcpClient.builder()
                .key(KEY)
                .transport(new ScriptedMcpServer(tools, resources))
                .autoHealthCheck(false)
                .build();
    }

    @Override
    public void start(McpOperationHandler handler) {}

    @Override
    public CompletableFuture<JsonNode> initialize(McpInitializeRequest request) {
        return executeOperationWithResponse(request);
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpCallContext context) {
        return executeOperationWithResponse(context.message());
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpClientMessage message) {
        JsonNode request = MAPPER.valueToTree(message);
        Map<String, Object> result = answer(request.path("method").asText(), request.path("params"));
        return CompletableFuture.completedFuture(MAPPER.valueToTree(
                Map.of("jsonrpc", "2.0", "id", request.path("id").asLong(), "result", result)));
    }

    private Map<String, Object> answer(String method, JsonNode params) {
        return switch (method) {
            case "initialize" ->
                Map.of(
                        "protocolVersion",
                        params.path("protocolVersion").asText(),
                        "capabilities",
                        Map.of("tools", Map.of(), "resources", Map.of()),
                        "serverInfo",
                        Map.of("name", "scripted", "version", "1"));
            case "tools/list" ->
                Map.of("tools", tools.stream().map(ScriptedMcpServer::shown).toList());
            case "tools/call" -> run(params);
            case "resources/read" ->
                Map.of("contents", List.of(Map.of("uri", URI, "mimeType", "text/plain", "text", read())));
            default -> Map.of("resources", List.of(), "resourceTemplates", List.of(), "prompts", List.of());
        };
    }

    private static Map<String, Object> shown(ScriptedTool tool) {
        Map<String, Object> schema =
                Map.of("type", "object", "properties", Map.of("path", TEXT, "url", TEXT, "note", TEXT));
        return Map.of("name", tool.shownName(), "description", "a tool", "inputSchema", schema);
    }

    private Map<String, Object> run(JsonNode params) {
        ScriptedTool tool = tools.stream()
                .filter(each -> each.shownName().equals(params.path("name").asText()))
                .findFirst()
                .orElseThrow();
        String answer = tool.execute(params.path("arguments").toString());
        return Map.of("content", List.of(Map.of("type", "text", "text", answer)), "isError", false);
    }

    private String read() {
        return resources.get(0).execute("{}");
    }

    @Override
    public void executeOperationWithoutResponse(McpCallContext context) {}

    @Override
    public void executeOperationWithoutResponse(McpClientMessage message) {}

    @Override
    public void checkHealth() {}

    @Override
    public void onFailure(Runnable action) {}

    @Override
    public void close() {}
}
