/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.spi.ServerRequests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the messages that this client sends (JSON-RPC 2.0; mcp.md 3.1). */
public final class Messages {
    /** The member of {@code _meta} with the version of a request. */
    public static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";

    static final String META_SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    private static final String META_CLIENT = "io.modelcontextprotocol/clientInfo";
    private static final String META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    private final ObjectNode clientInfo;
    private final ObjectNode capabilities;

    Messages(ClientProfile profile, Set<ServerRequests.Kind> offered) {
        clientInfo = Json.object().put("name", profile.name()).put("version", profile.version());
        capabilities = Json.object();
        for (ServerRequests.Kind kind : offered) {
            switch (kind) {
                case ROOTS -> capabilities.putObject("roots");
                case SAMPLING -> capabilities.putObject("sampling");
                case ELICITATION -> capabilities.putObject("elicitation");
            }
        }
    }

    /** The parameters of {@code initialize}. */
    ObjectNode initialize(String version) {
        ObjectNode params = Json.object().put("protocolVersion", version);
        params.set("capabilities", capabilities);
        params.set("clientInfo", clientInfo);
        return params;
    }

    /** A request, with what the era wants in {@code _meta}; {@code params} is not changed. */
    ObjectNode request(
            long id, String method, @Nullable ObjectNode params, Session session, @Nullable Long progressToken) {
        ObjectNode message = envelope(method).put("id", id);
        ObjectNode own = Json.object();
        if (params != null) {
            own.setAll(params);
        }
        if (session.isModern() || progressToken != null) {
            ObjectNode meta = Json.object();
            if (session.isModern()) {
                meta.put(META_VERSION, session.version());
                meta.set(META_CLIENT, clientInfo);
                meta.set(META_CAPABILITIES, capabilities);
            }
            if (progressToken != null) {
                meta.put("progressToken", progressToken);
            }
            own.set("_meta", meta);
        }
        if (!own.isEmpty()) {
            message.set("params", own);
        }
        return message;
    }

    /** Asks a server of the newer era to tell of changed lists for as long as the request is open. */
    ObjectNode subscription(long id, Session session) {
        ObjectNode params = Json.object();
        ObjectNode wanted = params.putObject("notifications").put("toolsListChanged", true);
        if (session.tellsOfChanged("prompts")) {
            wanted.put("promptsListChanged", true);
        }
        if (session.tellsOfChanged("resources")) {
            wanted.put("resourcesListChanged", true);
        }
        return request(id, "subscriptions/listen", params, session, null);
    }

    /** A notification without parameters. */
    static ObjectNode notification(String method) {
        return envelope(method);
    }

    /** Tells a server that nobody waits for the answer to request {@code id} any more. */
    public static ObjectNode cancelled(long id) {
        ObjectNode message = envelope("notifications/cancelled");
        message.putObject("params").put("requestId", id).put("reason", "the client does not wait any more");
        return message;
    }

    /** A response with a result. */
    static ObjectNode result(JsonNode id, JsonNode result) {
        ObjectNode message = Json.object().put("jsonrpc", "2.0");
        message.set("id", id);
        message.set("result", result);
        return message;
    }

    /** A response with an error. */
    static ObjectNode error(JsonNode id, int code, String text) {
        ObjectNode message = Json.object().put("jsonrpc", "2.0");
        message.set("id", id);
        message.putObject("error").put("code", code).put("message", text);
        return message;
    }

    /** Whether {@code message} is the response to request {@code id}. */
    public static boolean answers(JsonNode message, long id) {
        return isResponse(message) && isId(message.path("id"), id);
    }

    /** Whether {@code message} is a response. */
    public static boolean isResponse(JsonNode message) {
        return message.isObject() && !message.has("method") && (message.has("result") ^ message.has("error"));
    }

    /** Whether {@code node} is the number {@code id}, written as a whole number. */
    public static boolean isId(JsonNode node, long id) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() == id;
    }

    private static ObjectNode envelope(String method) {
        return Json.object().put("jsonrpc", "2.0").put("method", method);
    }
}
