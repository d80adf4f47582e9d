/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers of HTTP that are streams of events, written by the thread of their request. */
final class HttpStreams {
    private static final String TYPE = "text/event-stream";
    private static final int NOTICES_WAITING = 256;
    private static final long NOTICE_SECONDS = 1;

    /** A comment goes out after so many quiet seconds, by which a client that has gone is noticed. */
    private static final int KEEP_ALIVE = 15;

    private HttpStreams() {}

    /** Whether a client takes a stream of events. */
    static boolean accepts(@Nullable String accept) {
        return accept != null && accept.contains(TYPE);
    }

    /** Whether a message is a request whose progress the client wants to hear. */
    static boolean wantsProgress(String message) {
        return message.contains("progressToken")
                && Rpc.read(message)
                        .filter(node -> node.has("id") && node.has("method"))
                        .filter(node -> node.path("params").path("_meta").has("progressToken"))
                        .isPresent();
    }

    /** Answers a posted message with its notices and then its answer. */
    static void answer(HttpExchange exchange, McpEdge edge, String message) throws IOException {
        // A client that reads slowly loses notices; no server's reader waits for it.
        BlockingQueue<Optional<String>> notices = new ArrayBlockingQueue<>(NOTICES_WAITING);
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Optional<String>> answer = edge.accept(message, notice -> notices.offer(Optional.of(notice)));
        CompletableFuture<Void> unused = answer.handle((text, failure) -> {
            answered.countDown();
            notices.offer(Optional.empty()); // wakes the writer; when there is no room it is awake
            return null;
        });
        OutputStream out = begin(exchange);
        try {
            while (answered.getCount() > 0) {
                write(out, notices.take());
            }
            for (Optional<String> next = notices.poll(); next != null; next = notices.poll()) {
                write(out, next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the edge is closed", e);
        }
        write(out, answer.join());
    }

    /** Tells a client of changed tools until it goes, or {@code ended}. */
    static void notices(HttpExchange exchange, McpEdge edge, CountDownLatch ended) throws IOException {
        OutputStream out = begin(exchange);
        int quiet = 0;
        try {
            while (!ended.await(NOTICE_SECONDS, TimeUnit.SECONDS)) {
                Optional<String> due = edge.due();
                write(out, due);
                quiet = due.isPresent() ? 0 : quiet + 1;
                if (quiet == KEEP_ALIVE) {
                    comment(out);
                    quiet = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        comment(out);
        return out;
    }

    private static void comment(OutputStream out) throws IOException {
        out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void write(OutputStream out, Optional<String> message) throws IOException {
        if (message.isPresent()) {
            out.write(("event: message\ndata: " + message.get() + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
