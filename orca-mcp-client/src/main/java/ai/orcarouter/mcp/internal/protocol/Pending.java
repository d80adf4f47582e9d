/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import ai.orcarouter.mcp.internal.protocol.UpstreamException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The requests on one connection that wait for an answer. Each one leaves by its answer, its deadline, its cancellation
 * or the end of the connection, whichever comes first. Thread-safe.
 */
public final class Pending {
    private final int max;
    private final Map<Long, Waiting> waiting = new HashMap<>();
    private @Nullable UpstreamException end;

    /** At most {@code max} requests at one time. */
    public Pending(int max) {
        this.max = max;
    }

    /** One request that waits. */
    public static final class Waiting {
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();

        private Waiting() {}

        /** Ends the wait early. */
        public void cancel() {
            fail(UpstreamException.sent(Kind.CANCELLED, "cancelled by the caller"));
        }

        /** Ends the wait because no answer will come. */
        public void fail(UpstreamException failure) {
            answer.completeExceptionally(failure);
        }

        /** Waits for the answer until {@code deadline}. */
        public Answer await(Deadline deadline) throws UpstreamException {
            try {
                return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw Deadline.timedOut(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw UpstreamException.sent(Kind.CANCELLED, "the calling thread was interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UpstreamException failure) {
                    // The same failure may end many calls: each gets one of its own.
                    throw UpstreamException.sent(failure.kind(), String.valueOf(failure.getMessage()))
                            .because(failure);
                }
                throw new IllegalStateException(e);
            }
        }
    }

    /** Lets request {@code id} wait; the caller must {@link #remove} it. */
    public synchronized Waiting add(long id) throws UpstreamException {
        if (end != null) {
            throw end.withSent(false);
        }
        if (waiting.size() >= max) {
            throw UpstreamException.unsent(Kind.TRANSPORT, "too many requests wait for this server");
        }
        Waiting added = new Waiting();
        waiting.put(id, added);
        return added;
    }

    /** Forgets request {@code id}. */
    public synchronized void remove(long id) {
        waiting.remove(id);
    }

    /** Hands {@code answer} to request {@code id}; false when nobody waits for it. */
    public boolean complete(long id, Answer answer) {
        Waiting found;
        synchronized (this) {
            found = waiting.remove(id);
        }
        return found != null && found.answer.complete(answer);
    }

    /** Ends every request that waits, but not those to come. */
    public void failAll(UpstreamException failure) {
        List<Waiting> all;
        synchronized (this) {
            all = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        all.forEach(one -> one.answer.completeExceptionally(failure));
    }

    /** Ends every request, also those to come. The first failure counts. */
    public void close(UpstreamException failure) {
        synchronized (this) {
            end = end == null ? failure : end;
        }
        failAll(failure);
    }

    /** How many wait. */
    public synchronized int size() {
        return waiting.size();
    }
}
