/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one server, of which one at a time is under way: who needs one meanwhile waits for it, and who loses
 * patience leaves it to the others. Thread-safe.
 */
public final class SharedLook {
    private static final System.Logger LOG = System.getLogger(SharedLook.class.getName());
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long IDLE_SECONDS = 2;

    private @Nullable CompletableFuture<Void> running;

    /**
     * A look that is under way or has ended.
     *
     * @param done completes when it has ended, however
     * @param started whether it was started for this ticket, not before
     */
    public record Ticket(CompletableFuture<Void> done, boolean started) {}

    /** Threads for looks, as many as servers are looked at; none is kept while there is nothing to look at. */
    public static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "orca-mcp-look-" + NUMBER.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Starts {@code look} unless one is under way. On threads that have ended nothing is looked at any more. */
    public synchronized Ticket join(Runnable look, Executor threads) {
        CompletableFuture<Void> known = running;
        if (known != null && !known.isDone()) {
            return new Ticket(known, false);
        }
        CompletableFuture<Void> begun;
        try {
            begun = CompletableFuture.runAsync(() -> run(look), threads);
        } catch (RejectedExecutionException closed) {
            begun = CompletableFuture.completedFuture(null);
        }
        running = begun;
        return new Ticket(begun, true);
    }

    private static void run(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a look at a server failed", e);
            throw e;
        }
    }

    /** Whether a look is under way. */
    public synchronized boolean isRunning() {
        return running != null && !running.isDone();
    }

    /** Runs {@code action} after the look that is under way; at once when there is none. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is told
    public void afterwards(Runnable action) {
        CompletableFuture<Void> known;
        synchronized (this) {
            known = running;
        }
        if (known == null) {
            action.run();
        } else {
            known.whenComplete((result, failure) -> action.run());
        }
    }

    /**
     * Looks while that is {@code due}, but does not start more than one look: what one has left due is due next time.
     *
     * @return false when {@code patience} ended before the look
     */
    public boolean settle(BooleanSupplier due, Runnable look, Executor threads, Patience patience) {
        while (due.getAsBoolean()) {
            Ticket ticket = join(look, threads);
            if (!patience.awaits(ticket.done())) {
                return false;
            }
            if (ticket.started()) {
                return true;
            }
        }
        return true;
    }
}
