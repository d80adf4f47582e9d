/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A bounded set of daemon threads for look-ups that may hang. Nothing waits in a queue: a full house is a timeout. */
final class LookupThreads {
    private static final long KEEP_ALIVE_SECONDS = 5;

    private final ExecutorService executor;

    LookupThreads(String name, int max) {
        executor =
                new ThreadPoolExecutor(0, max, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What {@code lookup} gives, or the way in which it failed to give anything in time. */
    Resolution call(String host, Duration timeout, Callable<Resolution> lookup) {
        if (Thread.currentThread().isInterrupted()) { // a fast look-up could be done before get() notices
            return Resolution.failed(host, Resolution.Outcome.ERROR);
        }
        Future<Resolution> future;
        try {
            future = executor.submit(lookup);
        } catch (RejectedExecutionException e) {
            return Resolution.failed(
                    host, executor.isShutdown() ? Resolution.Outcome.ERROR : Resolution.Outcome.TIMEOUT);
        }
        try {
            return future.get(nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return Resolution.failed(host, Resolution.Outcome.TIMEOUT);
        } catch (ExecutionException e) {
            return Resolution.failed(host, Resolution.Outcome.ERROR);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return Resolution.failed(host, Resolution.Outcome.ERROR);
        }
    }

    private static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    void close() {
        executor.shutdownNow();
    }
}
