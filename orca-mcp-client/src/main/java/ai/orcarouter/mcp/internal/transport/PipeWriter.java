/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes lines into a pipe whose reader may have stopped reading. A write that could block is watched: at its deadline
 * the pipe is broken, which ends the process behind it. Thread-safe.
 */
final class PipeWriter {
    /** What a pipe surely holds when nobody reads. */
    private static final int SURE = 16_384;

    private final OutputStream out;
    private final Housekeeping housekeeping;
    private final Runnable breakPipe;
    private final ReentrantLock lock = new ReentrantLock();
    private long written;
    private volatile long consumed;

    PipeWriter(OutputStream out, Housekeeping housekeeping, Runnable breakPipe) {
        this.out = out;
        this.housekeeping = housekeeping;
        this.breakPipe = breakPipe;
    }

    /** Writes {@code json} and an end of line; the position after it. */
    long write(byte[] json, Deadline deadline) throws UpstreamException {
        lock(deadline);
        try {
            byte[] line = new byte[json.length + 1];
            System.arraycopy(json, 0, line, 0, json.length);
            line[json.length] = '\n';
            written += line.length;
            Cancellation.Registration watch =
                    written - consumed <= SURE ? () -> {} : housekeeping.after(deadline.left(), breakPipe);
            try {
                out.write(line);
                out.flush();
            } finally {
                watch.close();
            }
            return written;
        } catch (IOException e) {
            throw UpstreamException.sent(
                            deadline.isOver() ? Kind.TIMED_OUT : Kind.TRANSPORT, "the process does not take messages")
                    .because(e);
        } finally {
            lock.unlock();
        }
    }

    private void lock(Deadline deadline) throws UpstreamException {
        try {
            if (!lock.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw Deadline.timedOut(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamException.unsent(Kind.CANCELLED, "the calling thread was interrupted");
        }
    }

    /** The reader answered what ends at {@code position}, and so has read up to there. */
    void consumed(long position) {
        if (position > consumed) {
            consumed = position;
        }
    }
}
