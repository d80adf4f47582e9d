/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcpsdk;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.McpGatewayBuilder;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.spi.McpServerSpec;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A client of the official MCP SDK through which tools are listed and called under a policy: every call is judged, the
 * list is pinned by its hash and results are screened, all as {@link McpGateway} does it. Tools keep the names of their
 * server; policies know them as {@code <id>.<tool>}.
 *
 * <pre>{@code
 * GuardedMcpClient guarded = GuardedMcpClient.of("files", client, pins -> {}, gateway -> gateway.engine(engine));
 * CallToolResult result = guarded.callTool(CallToolRequest.builder("read_file").arguments(path).build());
 * }</pre>
 *
 * <p>Nothing else may hold the client that was given. What a server asks of the client (sampling, elicitation) and its
 * resources and prompts do not pass here; a client that is to be safe has no handlers for them. The {@code _meta} of a
 * request is not forwarded. Thread-safe. A call never fails with an exception; what goes wrong is a result with
 * {@code isError}.
 */
public final class GuardedMcpClient implements AutoCloseable {
    private final String id;
    private final McpSyncClient client;
    private final McpJsonMapper mapper;
    private final McpServerSet servers;
    private final McpGateway gateway;
    private volatile boolean changed;

    private GuardedMcpClient(
            String id, McpSyncClient client, McpJsonMapper mapper, McpServerSet servers, McpGateway gateway) {
        this.id = id;
        this.client = client;
        this.mapper = mapper;
        this.servers = servers;
        this.gateway = gateway;
    }

    /**
     * Puts the gateway between {@code client} and whoever uses it. Makes no connection: the client is initialized by
     * whoever made it.
     *
     * @param id of the server in policies and pins
     * @param pinning sets where the pin of its tools is kept and who scans them
     * @param deciding sets who decides, an engine or a workspace, and who screens results
     */
    public static GuardedMcpClient of(
            String id,
            McpSyncClient client,
            Consumer<McpServerSet.Builder> pinning,
            Consumer<McpGatewayBuilder> deciding) {
        McpJsonMapper mapper = McpJsonDefaults.getMapper();
        McpServerSet.Builder set =
                McpServerSet.builder().add(McpServerSpec.inProcess(id, new SdkServer(client, mapper)));
        pinning.accept(set);
        McpServerSet servers = set.build();
        McpGatewayBuilder gateway = McpGateway.builder().servers(servers);
        deciding.accept(gateway);
        return new GuardedMcpClient(id, client, mapper, servers, gateway.build());
    }

    /** The tools that may be used now: none while they are not those that were approved. */
    public ListToolsResult listTools() {
        refresh();
        List<Tool> tools = new ArrayList<>();
        for (GatewayTool tool : gateway.tools().tools()) {
            tools.add(read("{\"name\":" + quoted(tool.upstreamName()) + rest(tool.membersJson()), Tool.class));
        }
        return ListToolsResult.builder(tools).build();
    }

    /** Calls a tool for nobody in particular. */
    public CallToolResult callTool(CallToolRequest request) {
        return callTool(CallContext.anonymous(), ToolCall.of(request.name(), arguments(request)));
    }

    /**
     * Calls a tool.
     *
     * @param caller who calls, with the approvals that come with the call
     * @param call the tool by the name of its server, with what is known of run, conversation and cost
     */
    public CallToolResult callTool(CallContext caller, ToolCall call) {
        return read(answer(caller, call).resultJson(), CallToolResult.class);
    }

    /** The same with what the host alone may know: the decision, and the approval that a held call waits for. */
    public GatewayAnswer answer(CallContext caller, ToolCall call) {
        refresh();
        String canonical = gateway.tools().tools().stream()
                .filter(tool -> tool.upstreamName().equals(call.tool()))
                .map(GatewayTool::name)
                .findFirst()
                .orElse(id + "." + call.tool());
        return gateway.callTool(caller, call.named(canonical));
    }

    /** The arguments of a request, for a {@link ToolCall}. */
    public static Arguments arguments(CallToolRequest request) {
        Map<String, Object> members = request.arguments();
        return members == null ? Arguments.none() : Arguments.of(members);
    }

    /**
     * Says that the server's tools may have changed; they are compared with the pin before the next call. For the
     * client's {@code toolsChangeConsumer}, which must not call the server itself.
     */
    public void toolsChanged() {
        changed = true;
    }

    /** The pin of the server's tools: to see what changed, and to approve it. */
    public McpServerSet pins() {
        return servers;
    }

    private void refresh() {
        if (changed) {
            changed = false;
            servers.probe(id);
        }
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the SDK cannot read what the gateway wrote", e);
        }
    }

    private String quoted(String text) {
        try {
            return mapper.writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The members of a JSON object, to follow another one. */
    private static String rest(String object) {
        return object.length() <= 2 ? "}" : "," + object.substring(1);
    }

    /** Ends the gateway and the client. */
    @Override
    public void close() {
        gateway.close();
        servers.close();
        client.close();
    }
}
