/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * What has to end when a request is cancelled: the HTTP call that is under way, or a pause between two. Thread-safe.
 */
final class CallHandle {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable Call current;

    /** Takes the next call of the request, which ends at once if the request was cancelled. */
    synchronized Call hold(Call call, Deadline deadline) {
        call.timeout().timeout(Math.max(1, deadline.nanosLeft()), TimeUnit.NANOSECONDS);
        current = call;
        if (isCancelled()) {
            call.cancel();
        }
        return call;
    }

    void cancel() {
        cancelled.countDown();
        drop();
    }

    /** Ends the HTTP call that is under way with its connection; the request may go on with another one. */
    void drop() {
        Call call;
        synchronized (this) {
            call = current;
        }
        if (call != null) {
            call.cancel();
        }
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Waits, unless the request is cancelled or its deadline comes first. */
    void pause(Duration time, Deadline deadline) throws IOException, UpstreamException {
        long nanos = Math.min(time.toNanos(), deadline.nanosLeft());
        try {
            if (cancelled.await(nanos, TimeUnit.NANOSECONDS)) {
                throw new IOException("cancelled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (deadline.isOver()) {
            throw Deadline.timedOut(true);
        }
    }
}
