/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.model.GatewayTool;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's side of one conversation with an MCP client, in the protocol up to 2025-11-25; a client of a newer one
 * finds no {@code server/discover} and falls back. Messages go in and come out as text, whatever carries them.
 *
 * <p>It is written by hand because the tools must reach the client as they were pinned: the official SDK's model of a
 * tool drops members that it does not know, and its server answers unfitting arguments before the firewall sees the
 * call.
 *
 * <p>Thread-safe.
 */
public final class McpEdge {
    private static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    private static final String SERVER_NAME = "orcarouter-firewall-gateway";

    private final McpGateway gateway;
    private final EdgeCalls calls;
    private final EdgeSettings settings;
    private volatile long toldRevision = Long.MIN_VALUE;
    private volatile boolean initialized;

    /** The start of a conversation. */
    public McpEdge(McpGateway gateway, EdgeSettings settings) {
        this.gateway = gateway;
        this.settings = settings;
        this.calls = new EdgeCalls(gateway, settings);
    }

    /**
     * Takes one message.
     *
     * @param notices takes messages that belong to this one and come before its answer, which are progress; called by
     *     threads that must not be kept
     * @return the answer, once it is there; empty for a message that has none
     */
    public CompletableFuture<Optional<String>> accept(String message, Consumer<String> notices) {
        JsonNode node = Rpc.read(message).orElse(null);
        if (node == null) {
            return done(Rpc.error(JsonNodeFactory.instance.nullNode(), Rpc.PARSE_ERROR, "this is no acceptable JSON"));
        }
        return node.isArray() ? batch(node, notices) : one(node, notices);
    }

    /** Several messages at once, which versions before 2025-06-18 know. Each is answered by itself. */
    private CompletableFuture<Optional<String>> batch(JsonNode messages, Consumer<String> notices) {
        if (messages.isEmpty()) {
            return done(Rpc.error(JsonNodeFactory.instance.nullNode(), Rpc.INVALID_REQUEST, "the batch is empty"));
        }
        List<CompletableFuture<Optional<String>>> answers =
                messages.valueStream().map(message -> one(message, notices)).toList();
        return CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
                .thenApply(all -> {
                    List<String> texts = answers.stream()
                            .map(CompletableFuture::join)
                            .flatMap(Optional::stream)
                            .toList();
                    return texts.isEmpty() ? Optional.empty() : Optional.of("[" + String.join(",", texts) + "]");
                });
    }

    private CompletableFuture<Optional<String>> one(JsonNode message, Consumer<String> notices) {
        JsonNode id = message.path("id");
        JsonNode method = message.path("method");
        boolean request = id.isTextual() || id.isIntegralNumber();
        if (!message.isObject() || !"2.0".equals(message.path("jsonrpc").textValue())) {
            return done(Rpc.error(
                    request ? id : JsonNodeFactory.instance.nullNode(), Rpc.INVALID_REQUEST, "this is no message"));
        }
        if (!method.isTextual()) {
            // An answer to a question that this server never asks.
            return CompletableFuture.completedFuture(Optional.empty());
        }
        JsonNode params = message.path("params");
        if (!request) {
            notice(method.textValue(), params);
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return answer(id, method.textValue(), params, notices);
    }

    private void notice(String method, JsonNode params) {
        switch (method) {
            case "notifications/initialized" -> initialized = true;
            case "notifications/cancelled" -> calls.cancel(params.path("requestId"));
            default -> {
                // A notice is never answered.
            }
        }
    }

    private CompletableFuture<Optional<String>> answer(
            JsonNode id, String method, JsonNode params, Consumer<String> notices) {
        return switch (method) {
            case "initialize" -> done(Rpc.result(id, initialize(params)));
            case "ping" -> done(Rpc.result(id, "{}"));
            case "tools/list" ->
                CompletableFuture.supplyAsync(this::listTools, settings.executor())
                        .thenApply(tools -> Optional.of(Rpc.result(id, tools)))
                        .exceptionally(e -> Optional.of(Rpc.error(id, Rpc.INTERNAL, "internal error")));
            case "tools/call" -> calls.call(id, params, notices).thenApply(Optional::of);
            default -> done(Rpc.error(id, Rpc.METHOD_NOT_FOUND, "there is no such method"));
        };
    }

    private static CompletableFuture<Optional<String>> done(String answer) {
        return CompletableFuture.completedFuture(Optional.of(answer));
    }

    private String initialize(JsonNode params) {
        String wanted = params.path("protocolVersion").asText("");
        ObjectNode out = Rpc.object().put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.get(0));
        out.putObject("capabilities").putObject("tools").put("listChanged", true);
        out.putObject("serverInfo").put("name", SERVER_NAME).put("version", settings.version());
        return out.toString();
    }

    private String listTools() {
        toldRevision = gateway.revision();
        Function<GatewayTool, String> shown = settings.canonicalNames() ? GatewayTool::json : GatewayTool::aliasJson;
        StringBuilder out = new StringBuilder("{\"tools\":[");
        for (GatewayTool tool : gateway.tools(settings.caller()).tools()) {
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ",").append(shown.apply(tool));
        }
        return out.append("]}").toString();
    }

    /**
     * The notice that the tools changed since the client listed them, when there is one to be sent. The carrier asks
     * from time to time.
     */
    public Optional<String> due() {
        long told = toldRevision;
        long now = gateway.revision();
        if (!initialized || told == Long.MIN_VALUE || told == now) {
            return Optional.empty();
        }
        toldRevision = now;
        return Optional.of(Rpc.notification("notifications/tools/list_changed"));
    }

    /** Whether {@code version} may stand in a client's header. */
    static boolean isKnown(@Nullable String version) {
        return version == null || VERSIONS.contains(Objects.requireNonNull(version));
    }

    /** Cancels what is under way. */
    public void end() {
        calls.cancelAll();
    }
}
