/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import ai.orcarouter.mcp.internal.protocol.CallOptions;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Deadline;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long somebody waits for work that others do: until a deadline, a cancellation or an interrupt of the thread. The
 * work goes on without them. Thread-safe.
 *
 * @param deadline when it ends by itself
 * @param cancellation ends it early
 */
public record Patience(Deadline deadline, Cancellation cancellation) {
    /** For {@code timeout} from now. */
    public static Patience of(Duration timeout) {
        return new Patience(Deadline.in(timeout), Cancellation.none());
    }

    /** As long as a call with {@code options} may take from now. */
    public static Patience of(CallOptions options) {
        return new Patience(Deadline.in(options.timeout()), options.cancellation());
    }

    /** Waits for {@code work}, and says whether it has ended, however. An interrupt stays to be seen. */
    public boolean awaits(CompletableFuture<?> work) {
        if (work.isDone()) {
            return true;
        }
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        Cancellation.Registration cancelling = cancellation.onCancel(() -> cancelled.complete(null));
        try {
            CompletableFuture.anyOf(work, cancelled).get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // Whether the work has ended is all that counts.
        } finally {
            cancelling.close();
        }
        return work.isDone();
    }

    /** Whether nobody waits any more although there was time left. */
    public boolean isGivenUp() {
        return cancellation.isCancelled() || Thread.currentThread().isInterrupted();
    }

    /** What a call that waited in vain ends with; nothing of it was sent. */
    public UpstreamException exhausted() {
        return isGivenUp()
                ? UpstreamException.unsent(UpstreamException.Kind.CANCELLED, "cancelled by the caller")
                : Deadline.timedOut(false);
    }
}
