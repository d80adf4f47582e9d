/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.mcp.model.CallProgress;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Messages of JSON-RPC 2.0 as text and as trees. */
final class Rpc {
    /** The longest message: 16 MiB. */
    static final int MAX_BYTES = 16 << 20;

    /** No JSON. */
    static final int PARSE_ERROR = -32700;

    /** JSON, and no message. */
    static final int INVALID_REQUEST = -32600;

    /** A method that this server does not have. */
    static final int METHOD_NOT_FOUND = -32601;

    /** Parameters that the method cannot use. */
    static final int INVALID_PARAMS = -32602;

    /** A fault of this server. */
    static final int INTERNAL = -32603;

    private static final int MAX_DEPTH = 100;

    private static final JsonMapper MAPPER = StrictJson.mapper(MAX_BYTES, MAX_DEPTH);

    private Rpc() {}

    /** Reads a message; empty when it is no acceptable JSON. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** An empty object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The answer to the request with {@code id}; {@code resultJson} is the text of an object. */
    static String result(JsonNode id, String resultJson) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + resultJson + "}";
    }

    /** The error that the request with {@code id} is answered with. */
    static String error(JsonNode id, int code, String message) {
        ObjectNode out = object().put("jsonrpc", "2.0");
        out.set("id", id);
        out.putObject("error").put("code", code).put("message", message);
        return out.toString();
    }

    /** A notice that nobody answers. */
    static String notification(String method) {
        return object().put("jsonrpc", "2.0").put("method", method).toString();
    }

    /** The notice of how far the request is that came with {@code token}. */
    static String progress(JsonNode token, CallProgress progress) {
        ObjectNode out = object().put("jsonrpc", "2.0").put("method", "notifications/progress");
        ObjectNode params = out.putObject("params");
        params.set("progressToken", token);
        params.set("progress", number(progress.progress()));
        progress.total().ifPresent(total -> params.set("total", number(total)));
        if (!progress.message().isEmpty()) {
            params.put("message", progress.message());
        }
        return out.toString();
    }

    /** Whole numbers as they were most likely written. */
    private static JsonNode number(double value) {
        long whole = Math.round(value);
        return whole == value ? JsonNodeFactory.instance.numberNode(whole) : JsonNodeFactory.instance.numberNode(value);
    }
}
