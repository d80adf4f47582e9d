/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One request to a {@link ScriptedServer} and the ways to answer it. */
public final class Turn {
    private final HttpExchange exchange;
    private final String method;
    private final JsonNode message;

    Turn(HttpExchange exchange, String method, JsonNode message) {
        this.exchange = exchange;
        this.method = method;
        this.message = message;
    }

    /** The method of the message, else that of HTTP. */
    public String method() {
        return method;
    }

    /** The message; null node when there is none. */
    public JsonNode message() {
        return message;
    }

    /** The path of the request. */
    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** A header of the request. */
    public Optional<String> asked(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** Sets a header of the answer. */
    public void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** Answers with a result. */
    public void result(String json) throws IOException {
        raw(200, "application/json", ScriptedServer.utf8(response(json)));
    }

    /** The message that answers with a result, on one line. */
    public String response(String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + message.path("id") + ",\"result\":" + result.replace('\n', ' ') + "}";
    }

    /** Answers with an error. */
    public void error(int code, String text) throws IOException {
        raw(
                200,
                "application/json",
                ScriptedServer.utf8("{\"jsonrpc\":\"2.0\",\"id\":" + message.path("id") + ",\"error\":{\"code\":" + code
                        + ",\"message\":\"" + text + "\"}}"));
    }

    /** Answers with a status alone. */
    public void status(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** Answers with anything. */
    public void raw(int status, String type, byte[] body) throws IOException {
        header("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Answers with the length {@code promised}; less may be written. */
    public OutputStream promise(String type, long promised) throws IOException {
        header("Content-Type", type);
        exchange.sendResponseHeaders(200, promised);
        return exchange.getResponseBody();
    }

    /** Answers with a stream of events. */
    public OutputStream events() throws IOException {
        return promise("text/event-stream", 0);
    }

    /** Writes an event with {@code data} into a stream, followed by what else is in {@code fields}. */
    public static void event(OutputStream stream, String data, String... fields) throws IOException {
        StringBuilder event = new StringBuilder("data: ").append(data).append('\n');
        for (String field : fields) {
            event.append(field).append('\n');
        }
        stream.write(ScriptedServer.utf8(event.append('\n').toString()));
        stream.flush();
    }

    /** Never answers, until the server ends. */
    public void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
