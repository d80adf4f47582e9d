/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A small MCP server of the handshake era with a token endpoint, on loopback. Other paths answer 404. */
final class LoopbackMcp implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final List<String> methods = new CopyOnWriteArrayList<>();
    final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    volatile String tools = "[]";
    volatile String wanted = "";
    volatile String token = "";
    /** How a call is answered, in which {@code AUTH} stands for the credential that came with it. */
    volatile String called = "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final boolean secure;

    LoopbackMcp() throws IOException {
        this(null);
    }

    /** Over https when there is a context. */
    LoopbackMcp(@Nullable SSLContext tls) throws IOException {
        this(tls, 0);
    }

    /** On that port, 0 for any. */
    LoopbackMcp(@Nullable SSLContext tls, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        secure = tls != null;
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = https;
        }
        server.setExecutor(threads);
        server.createContext("/mcp", this::mcp);
        server.createContext("/token", exchange -> {
            tokenRequests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            send(exchange, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":600}");
        });
        server.start();
    }

    String url(String path) {
        return (secure ? "https" : "http") + "://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Lets loopback be dialled, which is refused by default. */
    static AddressPolicy loopback() {
        return AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.0/8").orElseThrow(), AddressPolicy.ANY_PORT, "servers of this test")
                .build();
    }

    private void mcp(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!exchange.getRequestMethod().equals("POST")) {
            send(exchange, 405, "");
            return;
        }
        JsonNode request = MAPPER.readTree(body);
        String method = request.path("method").asText();
        methods.add(method);
        authorizations.add(String.valueOf(authorization));
        if (!wanted.isEmpty() && !wanted.equals(authorization)) {
            send(exchange, 401, "");
            return;
        }
        String id = request.path("id").toString();
        switch (method) {
            case "initialize" ->
                result(
                        exchange,
                        id,
                        "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                                + "\"serverInfo\":{\"name\":\"small\",\"version\":\"1\"}}");
            case "notifications/initialized" -> send(exchange, 202, "");
            case "tools/list" -> result(exchange, id, "{\"tools\":" + tools + "}");
            case "tools/call" ->
                send(
                        exchange,
                        200,
                        "{\"jsonrpc\":\"2.0\",\"id\":" + id + ","
                                + called.replace("AUTH", String.valueOf(authorization)) + "}");
            default -> send(exchange, 400, "");
        }
    }

    private static void result(HttpExchange exchange, String id, String result) throws IOException {
        send(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
