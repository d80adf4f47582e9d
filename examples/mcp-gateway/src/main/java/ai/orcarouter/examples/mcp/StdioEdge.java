/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Carries a conversation over a pair of streams, one message a line, in UTF-8. */
public final class StdioEdge {
    private static final long NOTICE_SECONDS = 1;

    /** Of the notices that a client is too slow to read, the later ones are dropped. */
    private static final int NOTICES_WAITING = 256;

    private final McpEdge edge;
    private final InputStream in;
    private final OutputStream out;
    private final Phaser answering = new Phaser(1);
    private final Semaphore waiting = new Semaphore(NOTICES_WAITING);
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "orca-mcp-writer");
        thread.setDaemon(true);
        return thread;
    });

    /** A conversation that reads from {@code in} and writes to {@code out}; nothing else may write there. */
    public StdioEdge(McpEdge edge, InputStream in, OutputStream out) {
        this.edge = edge;
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    /**
     * Answers until the client closes its end, then waits for the answers that are due.
     *
     * @throws IOException when the streams fail, which is how a client that died looks
     */
    public void run() throws IOException {
        try {
            ScheduledFuture<?> unused = writer.scheduleWithFixedDelay(
                    () -> edge.due().ifPresent(this::writeQuietly), NOTICE_SECONDS, NOTICE_SECONDS, TimeUnit.SECONDS);
            for (String line = line(); line != null; line = line()) {
                if (!line.isBlank()) {
                    take(line);
                }
            }
            answering.arriveAndAwaitAdvance();
        } finally {
            writer.shutdownNow();
            edge.end();
        }
    }

    /**
     * Answers are written by one thread in the order in which they are there, after the notices that belong to them.
     */
    private void take(String line) {
        answering.register();
        CompletableFuture<Optional<String>> unused = edge.accept(line, this::notice)
                .whenCompleteAsync(
                        (text, failure) -> {
                            if (text != null) {
                                text.ifPresent(this::writeQuietly);
                            }
                            answering.arriveAndDeregister();
                        },
                        writer);
    }

    private void notice(String message) {
        if (waiting.tryAcquire()) {
            writer.execute(() -> {
                waiting.release();
                writeQuietly(message);
            });
        }
    }

    /** A client that cannot be written to has gone, and its end of the other stream tells so. */
    private void writeQuietly(String message) {
        byte[] bytes = (message + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                edge.end();
            }
        }
    }

    /**
     * The next line; null at the end. One that is too long or no UTF-8 is no message, and comes back as what is none.
     */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (bytes.size() < Rpc.MAX_BYTES) {
                bytes.write(next);
            } else {
                tooLong = true;
            }
        }
        if (next < 0 && bytes.size() == 0) {
            return null;
        }
        if (tooLong) {
            return "{";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "{";
        }
    }
}
