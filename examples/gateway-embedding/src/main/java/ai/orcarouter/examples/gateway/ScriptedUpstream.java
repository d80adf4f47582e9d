/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A model server on the loopback address that answers as a script says, and remembers what it was asked. */
final class ScriptedUpstream implements AutoCloseable {
    private static final int PIECE = 23;

    /**
     * An answer.
     *
     * @param type its content type; a stream of events is sent in small pieces
     */
    record Reply(int status, String type, String body) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body);
        }

        static Reply events(String body) {
            return new Reply(200, "text/event-stream", body);
        }
    }

    private final HttpServer server;
    private final BiFunction<ChatApi, String, Reply> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private ScriptedUpstream(HttpServer server, BiFunction<ChatApi, String, Reply> script) {
        this.server = server;
        this.script = script;
    }

    static ScriptedUpstream start(BiFunction<ChatApi, String, Reply> script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedUpstream upstream = new ScriptedUpstream(server, script);
        for (ChatApi api : ChatApi.values()) {
            server.createContext(api.path(), exchange -> upstream.answer(api, exchange));
        }
        server.start();
        return upstream;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The bodies that came, in their order. */
    List<String> requests() {
        return requests;
    }

    private void answer(ChatApi api, HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(request);
            Reply reply = script.apply(api, request);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int at = 0; at < body.length; at += PIECE) {
                    out.write(body, at, Math.min(PIECE, body.length - at));
                    out.flush();
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
