/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Threads that ask several servers at once; none is kept while nobody is asked. Thread-safe. */
final class Probers implements AutoCloseable {
    private static final int MOST = 16;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            2,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
                Thread thread = new Thread(task, "orca-mcp-probe-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** Does {@code work} for each and waits until all is done, or this thread is interrupted. */
    <T> void all(List<T> each, Consumer<T> work) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < each.size(); i++) {
            T one = each.get(i);
            running.add(threads.submit(() -> work.accept(one)));
        }
        if (!each.isEmpty()) {
            work.accept(each.get(0));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                // What one server brings about is that server's; it stays closed, and the others go on.
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
