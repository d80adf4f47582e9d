/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.McpGateway;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The calls of one conversation: those under way, so that they can be cancelled, and those that wait for a person. A
 * client of the protocol cannot bring an approval, so when it asks for a held call again, in the same words, the
 * approval that the call waits for comes with it. Thread-safe.
 */
final class EdgeCalls {
    private static final int MAX_HELD = 1_000;

    private final McpGateway gateway;
    private final EdgeSettings settings;
    private final Map<JsonNode, CompletableFuture<GatewayAnswer>> running = new ConcurrentHashMap<>();
    private final Map<String, String> held = new ConcurrentHashMap<>();

    EdgeCalls(McpGateway gateway, EdgeSettings settings) {
        this.gateway = gateway;
        this.settings = settings;
    }

    /** The answer to {@code tools/call}; {@code notices} takes its progress, if the client gave a token for it. */
    CompletableFuture<String> call(JsonNode id, JsonNode params, Consumer<String> notices) {
        JsonNode arguments = params.path("arguments");
        if (!params.path("name").isTextual()) {
            return CompletableFuture.completedFuture(
                    Rpc.error(id, Rpc.INVALID_PARAMS, "the name of the tool is missing"));
        }
        ToolCall call = ToolCall.builder(params.path("name").textValue())
                .arguments(arguments.isMissingNode() ? Arguments.none() : Arguments.ofJson(arguments.toString()))
                .run(settings.run())
                .requestId(id.asText())
                .build();
        String key = key(call);
        String approval = held.get(key);
        CallContext caller =
                approval == null ? settings.caller() : settings.caller().withApproval(approval);
        JsonNode token = params.path("_meta").path("progressToken");
        CompletionStage<GatewayAnswer> started = token.isTextual() || token.isIntegralNumber()
                ? gateway.callToolAsync(caller, call, progress -> notices.accept(Rpc.progress(token, progress)))
                : gateway.callToolAsync(caller, call);
        CompletableFuture<GatewayAnswer> answer = started.toCompletableFuture();
        running.put(id, answer);
        return answer.handle((done, failure) -> {
            running.remove(id);
            if (failure != null) {
                return Rpc.error(id, Rpc.INTERNAL, "cancelled");
            }
            remember(key, done);
            settings.onCall().accept(call, done);
            return done.rpcError()
                    .map(error -> Rpc.error(id, error.code(), error.message()))
                    .orElseGet(() -> Rpc.result(id, done.resultJson()));
        });
    }

    private static String key(ToolCall call) {
        try {
            return call.tool() + ' ' + call.arguments().sha256();
        } catch (OrcaException e) {
            // Never held: what is no acceptable JSON is denied.
            return "";
        }
    }

    private void remember(String key, GatewayAnswer answer) {
        if (answer.code() == GatewayCode.HELD && held.size() < MAX_HELD) {
            answer.approvalId().ifPresent(approval -> held.put(key, approval));
        } else if (answer.code() != GatewayCode.HELD) {
            held.remove(key);
        }
    }

    /** Cancels the call of the request with that id; nothing when it is over. */
    void cancel(JsonNode requestId) {
        CompletableFuture<GatewayAnswer> call = running.get(requestId);
        if (call != null) {
            call.cancel(true);
        }
    }

    void cancelAll() {
        running.values().forEach(call -> call.cancel(true));
    }
}
