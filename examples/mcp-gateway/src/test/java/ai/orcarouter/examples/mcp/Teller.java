/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.spi.McpServerSpec;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server over HTTP whose calls tell of their progress and of changed tools before they are answered. */
final class Teller implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Teller() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    GatewayProgram program() {
        int port = http.getAddress().getPort();
        AddressPolicy here = AddressPolicy.builder()
                .exempt(CidrBlock.parse("127.0.0.1/32").orElseThrow(), port, "a server of this test")
                .build();
        McpServerSpec spec =
                McpServerSpec.http("toy", "http://127.0.0.1:" + port + "/mcp").withAddresses(here);
        return GatewayProgram.builder(McpServerSet.builder().add(spec).build(), Toy.policy())
                .build();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode message =
                    Rpc.read(new String(body, StandardCharsets.UTF_8)).orElseGet(Rpc::object);
            JsonNode id = message.path("id");
            switch (message.path("method").asText()) {
                case "initialize" ->
                    json(
                            exchange,
                            Rpc.result(id, "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}}}"));
                case "tools/list" -> json(exchange, Rpc.result(id, "{\"tools\":[{\"name\":\"read\"}]}"));
                case "tools/call" ->
                    call(exchange, id, message.path("params").path("_meta").path("progressToken"));
                case "server/discover" -> json(exchange, Rpc.error(id, Rpc.METHOD_NOT_FOUND, "no"));
                default -> exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private static void call(HttpExchange exchange, JsonNode id, JsonNode token) throws IOException {
        StringBuilder events = new StringBuilder();
        if (!token.isMissingNode()) {
            events.append(progress(token, "1", "half\\u202e way"))
                    .append(progress(token, "1", "again"))
                    .append(progress("\"other\"", "7", "of nobody"))
                    .append(progress(token, "2.5", "all"));
        }
        events.append(event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}"))
                .append(event(Rpc.result(id, "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}")));
        send(exchange, "text/event-stream", events.toString());
    }

    private static String progress(Object token, String amount, String text) {
        return event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":" + token
                + ",\"progress\":" + amount + ",\"total\":2.5,\"message\":\"" + text + "\"}}");
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        send(exchange, "application/json", text);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
