/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.Outgoing;
import ai.orcarouter.mcp.internal.protocol.ParamHeaders;
import ai.orcarouter.mcp.internal.protocol.Session;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP requests that carry messages, with the header fields of their era (mcp.md 3.1). Immutable. */
final class HttpMessages {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String BOTH = "application/json, text/event-stream";

    private final HttpUrl url;
    private final Json json;

    HttpMessages(HttpUrl url, Json json) {
        this.url = url;
        this.json = json;
    }

    Request request(Outgoing request, @Nullable String sessionId, SentMark mark) {
        Request.Builder builder = post(request.message(), request.session(), sessionId, mark);
        if (request.session().isModern()) {
            String name = request.nameOrNull();
            if (name != null) {
                builder.header("Mcp-Name", ParamHeaders.encode(name));
            }
            request.paramHeaders().forEach(builder::header);
        }
        if (request.method().equals("initialize")) {
            builder.removeHeader("MCP-Protocol-Version");
        }
        return builder.build();
    }

    Request message(ObjectNode message, Session session, @Nullable String sessionId, SentMark mark) {
        return post(message, session, sessionId, mark).build();
    }

    private Request.Builder post(ObjectNode message, Session session, @Nullable String sessionId, SentMark mark) {
        Request.Builder builder = start(session, sessionId, mark)
                .header("Accept", BOTH)
                .post(RequestBody.create(json.write(message), JSON));
        if (session.isModern() && message.has("method")) {
            builder.header("Mcp-Method", message.path("method").asText());
        }
        return builder;
    }

    /** Asks for the stream of what the server says by itself, or for the rest of one that ended early. */
    Request listen(Session session, @Nullable String sessionId, @Nullable String lastEventId, SentMark mark) {
        Request.Builder builder = start(session, sessionId, mark).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            builder.header("Last-Event-ID", lastEventId);
        }
        return builder.get().build();
    }

    /** Ends a session. */
    Request end(Session session, String sessionId, SentMark mark) {
        return start(session, sessionId, mark).delete().build();
    }

    private Request.Builder start(Session session, @Nullable String sessionId, SentMark mark) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .tag(SentMark.class, mark)
                .header("Accept-Encoding", "identity")
                .header("MCP-Protocol-Version", session.version());
        if (sessionId != null) {
            builder.header("Mcp-Session-Id", sessionId);
        }
        return builder;
    }

    /** Whether {@code id} may be a session id: visible ASCII. */
    static boolean isSessionId(String id) {
        return !id.isEmpty()
                && id.length() <= 1_024
                && US_ASCII.newEncoder().canEncode(id)
                && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
