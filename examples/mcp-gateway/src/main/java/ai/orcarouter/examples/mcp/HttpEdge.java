/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.examples.mcp.HttpSessions.Session;
import ai.orcarouter.mcp.McpGateway;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Carries conversations over Streamable HTTP at {@code /mcp}: each message is posted and answered as JSON, or as a
 * stream of events when it is a call whose progress the client wants to hear. A session begins with {@code initialize}
 * and ends with DELETE; GET opens its stream of notices, which tells of changed tools.
 *
 * <p>A page in a browser can reach a port of its own machine, under any name that leads there. So a request must name
 * this host in {@code Host}, and in {@code Origin} where it has one (mcp.md section 1.3).
 */
public final class HttpEdge implements AutoCloseable {
    private static final int MAX_SESSIONS = 1_000;

    /** Each holds a thread. A client beyond hears 405, which is how a server says that it has no stream. */
    private static final int MAX_STREAMS = 64;

    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";

    private final McpGateway gateway;
    private final EdgeSettings settings;
    private final LocalNames names;
    private final HttpServer server;
    private final ExecutorService threads;
    private final HttpSessions sessions = new HttpSessions(MAX_SESSIONS);
    private final Semaphore streams = new Semaphore(MAX_STREAMS);

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
                    case "GET" -> get(exchange);
                    case "DELETE" -> delete(exchange);
                    default -> notAllowed(exchange);
                }
            }
        }
    }

    private static void notAllowed(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Allow", "GET, POST, DELETE");
        refuse(exchange, 405, "this method is not allowed");
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
        Session session = session(exchange, message);
        if (session == null) {
            return;
        }
        if (HttpStreams.accepts(header(exchange, "Accept")) && HttpStreams.wantsProgress(message)) {
            HttpStreams.answer(exchange, session.edge(), message);
        } else {
            Optional<String> answer =
                    session.edge().accept(message, nobody -> {}).join();
            if (answer.isPresent()) {
                send(exchange, 200, answer.get());
            } else {
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private void get(HttpExchange exchange) throws IOException {
        Session session = known(exchange);
        if (session == null) {
            return;
        }
        if (!HttpStreams.accepts(header(exchange, "Accept"))) {
            refuse(exchange, 406, "what is here is a stream of events");
        } else if (!session.streaming().compareAndSet(false, true)) {
            refuse(exchange, 409, "the session has its stream");
        } else {
            try {
                if (streams.tryAcquire()) {
                    stream(exchange, session);
                } else {
                    notAllowed(exchange);
                }
            } finally {
                session.streaming().set(false);
            }
        }
    }

    private void stream(HttpExchange exchange, Session session) throws IOException {
        try {
            HttpStreams.notices(exchange, session.edge(), session.ended());
        } finally {
            streams.release();
        }
    }

    /** The session that a request names; null when there is none and it was refused. */
    private @Nullable Session known(HttpExchange exchange) throws IOException {
        String id = header(exchange, SESSION);
        Session known = id == null ? null : sessions.find(id);
        if (known == null) {
            refuse(exchange, id == null ? 400 : 404, "there is no such session");
        }
        return known;
    }

    /** The session of a message, a new one for {@code initialize}; null when it was refused. */
    private @Nullable Session session(HttpExchange exchange, String message) throws IOException {
        if (header(exchange, SESSION) != null) {
            return known(exchange);
        }
        Optional<JsonNode> read = Rpc.read(message);
        if (read.isEmpty() || !"initialize".equals(read.get().path("method").asText(""))) {
            refuse(exchange, 400, "the session is missing");
            return null;
        }
        String fresh = HttpSessions.freshId();
        exchange.getResponseHeaders().set(SESSION, fresh);
        return sessions.begin(fresh, new McpEdge(gateway, settings.forRun(settings.run() + '-' + fresh)));
    }

    private void delete(HttpExchange exchange) throws IOException {
        Session session = known(exchange);
        if (session == null) {
            return;
        }
        sessions.end(session);
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
        sessions.endAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
