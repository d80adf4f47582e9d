/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A reviewer's system on 127.0.0.1: notes every request and answers with the statuses that a test sets. */
final class HttpsReceiver implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> queue = new LinkedBlockingQueue<>();
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    /** A status, and one header more. */
    record Answer(int status, String header, String value) {}

    HttpsReceiver(SSLContext certificate) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            Received received = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            all.add(received);
            Answer answer = answers.poll();
            if (answer != null && !answer.header().isEmpty()) {
                exchange.getResponseHeaders().set(answer.header(), answer.value());
            }
            exchange.sendResponseHeaders(answer == null ? 204 : answer.status(), -1);
            queue.add(received);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next answers, in order; afterwards 204. */
    HttpsReceiver answer(int... statuses) {
        for (int status : statuses) {
            answers.add(new Answer(status, "", ""));
        }
        return this;
    }

    /** The next answer, with a header. */
    HttpsReceiver answer(int status, String header, String value) {
        answers.add(new Answer(status, header, value));
        return this;
    }

    /** Every request so far. */
    List<Received> all() {
        return List.copyOf(all);
    }

    /** Waits for the next request. */
    Received next() throws InterruptedException {
        Received received = queue.poll(60, TimeUnit.SECONDS);
        if (received == null) {
            throw new AssertionError("no request came");
        }
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
