/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.mcp.McpGateway;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Carries conversations over Streamable HTTP at {@code /mcp}: each message is posted and answered as JSON, a session
 * begins with {@code initialize} and ends with DELETE. There is no stream of notices (GET is answered with 405).
 *
 * <p>A page in a browser can reach a port of its own machine, under any name that leads there. So a request must name
 * this host in {@code Host}, and in {@code Origin} where it has one (mcp.md section 1.3).
 */
public final class HttpEdge implements AutoCloseable {
    private static final int MAX_SESSIONS = 1_000;
    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";

    private final McpGateway gateway;
    private final EdgeSettings settings;
    private final LocalNames names;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, McpEdge> sessions = new ConcurrentHashMap<>();

    private HttpEdge(McpGateway gateway, EdgeSettings settings, HttpServer server, ExecutorService threads) {
        this.gateway = gateway;
        this.settings = settings;
        this.server = server;
        this.threads = threads;
        this.names = new LocalNames(server.getAddress().getPort());
    }

    /**
     * Listens.
     *
     * @param address a loopback address; port 0 for any
     * @throws IOException when nothing can listen there
     * @throws IllegalArgumentException for another address than a loopback one: whoever can reach it can call tools
     */
    public static HttpEdge start(McpGateway gateway, EdgeSettings settings, InetSocketAddress address)
            throws IOException {
        if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the gateway listens on a loopback address only");
        }
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "orca-mcp-http");
            thread.setDaemon(true);
            return thread;
        });
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        HttpEdge edge = new HttpEdge(gateway, settings, server, threads);
        server.createContext("/mcp", edge::handle);
        server.start();
        return edge;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!names.allow(header(exchange, "Host"), header(exchange, "Origin"))) {
                refuse(exchange, 403, "this host or origin is not allowed");
            } else if (!exchange.getRequestURI().getPath().equals("/mcp")) {
                refuse(exchange, 404, "there is nothing here");
            } else {
                switch (exchange.getRequestMethod()) {
                    case "POST" -> post(exchange);
                    case "DELETE" -> delete(exchange);
                    default -> {
                        exchange.getResponseHeaders().set("Allow", "POST, DELETE");
                        refuse(exchange, 405, "this method is not allowed");
                    }
                }
            }
        }
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private void post(HttpExchange exchange) throws IOException {
        String type = header(exchange, "Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            refuse(exchange, 415, "a message is application/json");
            return;
        }
        if (!McpEdge.isKnown(header(exchange, VERSION))) {
            refuse(exchange, 400, "this protocol version is not known");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(Rpc.MAX_BYTES + 1);
        if (body.length > Rpc.MAX_BYTES) {
            refuse(exchange, 413, "the message is too long");
            return;
        }
        String message = new String(body, StandardCharsets.UTF_8);
        McpEdge edge = session(exchange, message);
        if (edge != null) {
            Optional<String> answer = edge.accept(message).join();
            if (answer.isPresent()) {
                send(exchange, 200, answer.get());
            } else {
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    /** The session of a message, a new one for {@code initialize}; null when it was refused. */
    private @Nullable McpEdge session(HttpExchange exchange, String message) throws IOException {
        String id = header(exchange, SESSION);
        if (id != null) {
            McpEdge known = sessions.get(id);
            if (known == null) {
                refuse(exchange, 404, "there is no such session");
            }
            return known;
        }
        Optional<JsonNode> read = Rpc.read(message);
        if (read.isEmpty() || !"initialize".equals(read.get().path("method").asText(""))) {
            refuse(exchange, 400, "the session is missing");
            return null;
        }
        if (sessions.size() >= MAX_SESSIONS) {
            refuse(exchange, 503, "there are too many sessions");
            return null;
        }
        String fresh = UUID.randomUUID().toString();
        McpEdge edge = new McpEdge(gateway, settings.forRun(settings.run() + '-' + fresh));
        sessions.put(fresh, edge);
        exchange.getResponseHeaders().set(SESSION, fresh);
        return edge;
    }

    private void delete(HttpExchange exchange) throws IOException {
        String id = header(exchange, SESSION);
        McpEdge edge = id == null ? null : sessions.remove(id);
        if (edge == null) {
            refuse(exchange, id == null ? 400 : 404, "there is no such session");
            return;
        }
        edge.end();
        exchange.sendResponseHeaders(204, -1);
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        send(exchange, status, Rpc.error(JsonNodeFactory.instance.nullNode(), Rpc.INVALID_REQUEST, why));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        sessions.values().forEach(McpEdge::end);
        threads.shutdownNow();
    }
}
