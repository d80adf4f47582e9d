/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.examples.gateway.Filtered.Passed;
import ai.orcarouter.examples.gateway.Filtered.Refused;
import ai.orcarouter.firewall.model.Approval;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in front of one model server, on the JDK's HTTP server and client: the whole of what a gateway does with
 * the filter. It listens on the loopback address. Thread-safe.
 */
public final class GatewayServer implements AutoCloseable {
    /** The header that names the agent run of a request. */
    public static final String RUN_HEADER = "X-Agent-Run";

    /** The header that brings an approval (REFERENCE 2.13). */
    public static final String APPROVAL_HEADER = "X-OrcaRouter-Firewall-Approval";

    private static final List<String> FORWARDED = List.of("Authorization", "x-api-key", "anthropic-version");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final GatewayFilter filter;
    private final URI upstream;
    private final HttpServer server;
    private final ExecutorService threads;
    private final HttpClient client;

    private GatewayServer(GatewayFilter filter, URI upstream, HttpServer server) {
        this.filter = filter;
        this.upstream = upstream;
        this.server = server;
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "gateway");
            thread.setDaemon(true);
            return thread;
        });
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /**
     * Starts a gateway.
     *
     * @param port the port to listen on; 0 for any that is free
     * @param upstream address of the model server, without the path of an API
     * @throws IOException when the port cannot be had
     */
    public static GatewayServer start(GatewayFilter filter, URI upstream, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        GatewayServer gateway = new GatewayServer(filter, upstream, server);
        server.setExecutor(gateway.threads);
        server.createContext("/", gateway::handle);
        server.start();
        return gateway;
    }

    /** Address of the gateway. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Ends the gateway; requests under way are dropped. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<ChatApi> api = ChatApi.at(exchange.getRequestURI().getPath());
            if (api.isEmpty() || exchange.getRequestURI().getRawQuery() != null) {
                answer(exchange, Errors.request(ChatApi.OPENAI, 404, "there is no such route"));
            } else if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, Errors.request(api.get(), 405, "the route takes POST"));
            } else {
                chat(exchange, api.get());
            }
        }
    }

    private void chat(HttpExchange exchange, ChatApi api) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        Caller caller = caller(exchange);
        byte[] body = exchange.getRequestBody().readNBytes(filter.maxBody() + 1);
        Filtered request = filter.request(
                caller, api, headers.getFirst("Content-Type"), headers.getFirst("Content-Encoding"), body);
        if (request instanceof Refused refused) {
            answer(exchange, refused);
        } else if (request instanceof Passed passed) {
            Optional<HttpResponse<InputStream>> response = ask(api, headers, passed.body());
            if (response.isEmpty()) {
                answer(exchange, Errors.response(api, "the model cannot be reached"));
                return;
            }
            try (InputStream in = response.get().body()) {
                if (passed.streams() && response.get().statusCode() == 200) {
                    stream(exchange, caller, api, response.get(), in);
                } else {
                    whole(exchange, caller, api, response.get(), in);
                }
            }
        }
    }

    private static Caller caller(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String run = headers.getFirst(RUN_HEADER);
        List<String> approvals = headers.getOrDefault(APPROVAL_HEADER, List.of()).stream()
                .filter(Approval::isId)
                .toList();
        String ip = exchange.getRemoteAddress().getAddress().getHostAddress();
        return new Caller(null, run == null ? "" : run, "", "", ip, approvals);
    }

    /** The answer of the model; none when it cannot be reached. What goes out is only what the filter let through. */
    private Optional<HttpResponse<InputStream>> ask(ChatApi api, Headers headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(upstream.resolve(api.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
        for (String name : FORWARDED) {
            String value = headers.getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return Optional.of(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void whole(
            HttpExchange exchange, Caller caller, ChatApi api, HttpResponse<InputStream> response, InputStream in)
            throws IOException {
        byte[] body = in.readNBytes(filter.maxBody() + 1);
        Filtered judged = filter.response(
                caller, api, header(response, "Content-Type"), header(response, "Content-Encoding"), body);
        if (judged instanceof Refused refused) {
            answer(exchange, refused);
        } else if (judged instanceof Passed passed) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            send(exchange, response.statusCode(), passed.body());
        }
    }

    private void stream(
            HttpExchange exchange, Caller caller, ChatApi api, HttpResponse<InputStream> response, InputStream in)
            throws IOException {
        Optional<Refused> unfit = GatewayFilter.responseType(
                api, "text/event-stream", header(response, "Content-Type"), header(response, "Content-Encoding"));
        if (unfit.isPresent()) {
            answer(exchange, unfit.get());
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (StreamFilter judged = filter.stream(caller, api);
                OutputStream out = exchange.getResponseBody()) {
            byte[] buffer = new byte[8_192];
            while (!judged.isOver()) {
                int count = read(in, buffer);
                String text = count < 0 ? judged.finish() : judged.push(buffer, 0, count);
                out.write(text.getBytes(UTF_8));
                out.flush();
            }
        }
    }

    /** A connection that breaks is an end too soon, which the filter turns into an error for the caller. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    private static void answer(HttpExchange exchange, Refused refused) throws IOException {
        refused.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, refused.status(), refused.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
