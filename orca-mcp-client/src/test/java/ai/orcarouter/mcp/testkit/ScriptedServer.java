/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An MCP server on 127.0.0.1 over Streamable HTTP that does what a test tells it for each method: answer, or misbehave.
 * It remembers what it was asked.
 */
public final class ScriptedServer implements AutoCloseable {
    /** What is done about one request. */
    @FunctionalInterface
    public interface Script {
        /** Serves one request. */
        void serve(Turn turn) throws IOException;
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Turn> turns = new CopyOnWriteArrayList<>();

    private ScriptedServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    /** A server of protocol 2026-07-28. */
    public static ScriptedServer modern() {
        return new ScriptedServer().on("server/discover", turn -> turn.result("""
                        {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {}}}"""));
    }

    /** A server of protocol 2025-11-25 with the session id {@code s1}. */
    public static ScriptedServer legacy() {
        return new ScriptedServer()
                .on("initialize", turn -> {
                    turn.header("Mcp-Session-Id", "s1");
                    turn.result("""
                        {"protocolVersion": "2025-11-25", "capabilities": {"tools": {"listChanged": true}},
                         "serverInfo": {"name": "scripted", "version": "1"}}""");
                })
                .on("GET", turn -> turn.status(405))
                .on("DELETE", turn -> turn.status(200));
    }

    /**
     * Says what is done about requests with {@code method}, or about HTTP requests of another method than POST by the
     * name of that. What nothing is said about is an unknown method; notifications are accepted.
     */
    public ScriptedServer on(String method, Script script) {
        scripts.put(method, script);
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode message = body.length == 0 ? NullNode.instance : mapper.readTree(body);
        boolean post = exchange.getRequestMethod().equals("POST");
        String method = post ? message.path("method").asText("response") : exchange.getRequestMethod();
        Turn turn = new Turn(exchange, method, message);
        turns.add(turn);
        try {
            Script script = scripts.get(method);
            if (script != null) {
                script.serve(turn);
            } else if (!message.has("id") || !message.has("method")) {
                turn.status(202);
            } else {
                turn.error(-32601, "no such method");
            }
        } finally {
            exchange.close();
        }
    }

    /** What was asked with {@code method} so far. */
    public List<Turn> asked(String method) {
        return turns.stream().filter(turn -> turn.method().equals(method)).toList();
    }

    /** Waits until {@code count} requests with {@code method} came. */
    public List<Turn> await(String method, int count) {
        while (asked(method).size() < count) {
            Thread.onSpinWait();
        }
        return asked(method);
    }

    /** Where it listens. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Its endpoint. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/mcp";
    }

    /** Ends it, and every script that waits. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
