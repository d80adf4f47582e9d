/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines into a pipe whose reader may have stopped reading. What a pipe surely holds is written by the caller, as
 * there is nothing to wait for; more is written by another thread, as nothing but the end of all readers ends a write
 * that blocks. At the deadline of such a line the pipe is broken. Thread-safe.
 */
final class PipeWriter {
    /** What a pipe surely holds when nobody reads. */
    private static final int SURE = 16_384;

    /**
     * How often it is looked whether a write that was sure to be short is: a server that answers what it did not read
     * makes the pipe seem emptier than it is.
     */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /**
     * A line that is written, or being written.
     *
     * @param position behind it
     * @param written completes when it is written, or fails with an {@link UpstreamException}
     */
    record Line(long position, CompletableFuture<@Nullable Void> written) {
        /** Waits until it is written. */
        void await(Deadline deadline) throws UpstreamException {
            try {
                written.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw Deadline.timedOut(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw UpstreamException.sent(Kind.CANCELLED, "the calling thread was interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UpstreamException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e);
            }
        }
    }

    private final OutputStream out;
    private final Housekeeping housekeeping;
    private final Runnable breakPipe;
    private final Semaphore turn = new Semaphore(1);
    private final AtomicBoolean watched = new AtomicBoolean();
    private long written;
    private volatile @Nullable Deadline direct;
    private volatile boolean closed;
    private volatile long consumed;

    /** Writes into {@code out}; {@code breakPipe} ends all who read from it and returns at once. */
    PipeWriter(OutputStream out, Housekeeping housekeeping, Runnable breakPipe) {
        this.out = out;
        this.housekeeping = housekeeping;
        this.breakPipe = breakPipe;
    }

    /** Writes {@code json} and an end of line, or lets it be written, when those before are. */
    Line write(byte[] json, Deadline deadline) throws UpstreamException {
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        takeTurn(deadline);
        boolean handedOver = false;
        try {
            if (closed) {
                throw UpstreamException.unsent(Kind.TRANSPORT, "the process ended");
            }
            written += line.length;
            Line result = new Line(written, new CompletableFuture<>());
            if (written - consumed <= SURE) {
                writeDirectly(line, deadline);
                result.written().complete(null);
            } else {
                handOver(line, deadline, result);
                handedOver = true;
            }
            return result;
        } finally {
            if (!handedOver) {
                turn.release();
            }
        }
    }

    private void takeTurn(Deadline deadline) throws UpstreamException {
        try {
            if (!turn.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw Deadline.timedOut(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamException.unsent(Kind.CANCELLED, "the calling thread was interrupted");
        }
    }

    private void writeDirectly(byte[] line, Deadline deadline) throws UpstreamException {
        direct = deadline;
        watch();
        try {
            put(line, deadline);
        } finally {
            direct = null;
        }
    }

    private void watch() {
        if (!watched.get() && watched.compareAndSet(false, true)) {
            Cancellation.Registration unused = housekeeping.after(GLANCE, this::glance);
        }
    }

    private void glance() {
        watched.set(false);
        Deadline end = direct;
        if (end != null && end.isOver()) {
            breakPipe.run();
        } else if (end != null) {
            watch();
        }
    }

    private void handOver(byte[] line, Deadline deadline, Line result) throws UpstreamException {
        Cancellation.Registration end = housekeeping.after(deadline.left(), breakPipe);
        Future<?> task = housekeeping.submit(() -> {
            try {
                put(line, deadline);
                result.written().complete(null);
            } catch (UpstreamException e) {
                result.written().completeExceptionally(e);
            } finally {
                end.close();
                turn.release();
            }
            return null;
        });
        if (task.isCancelled()) {
            end.close();
            throw UpstreamException.unsent(Kind.CLOSED, "the client was closed");
        }
    }

    private void put(byte[] line, Deadline deadline) throws UpstreamException {
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            // Who reads no more takes no other line either.
            breakPipe.run();
            throw UpstreamException.sent(
                            deadline.isOver() ? Kind.TIMED_OUT : Kind.TRANSPORT, "the process does not take messages")
                    .because(e);
        }
    }

    /** The reader answered {@code line}, and so has read up to there. */
    void consumed(Line line) {
        if (line.position() > consumed) {
            consumed = line.position();
        }
    }

    /** Closes the pipe; false when a write is under way, which only the end of the readers ends. */
    boolean close() {
        closed = true;
        if (!turn.tryAcquire()) {
            return false;
        }
        try {
            out.close();
        } catch (IOException broken) {
            // Nobody reads any more.
        } finally {
            turn.release();
        }
        return true;
    }
}
