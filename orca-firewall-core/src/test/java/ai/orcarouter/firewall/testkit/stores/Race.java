/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads that do something at the same moment, again and again. */
final class Race implements AutoCloseable {
    private final ExecutorService threads;
    private final CyclicBarrier start;
    private final int size;

    Race(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size);
        this.start = new CyclicBarrier(size);
    }

    /** What each thread's turn returned, in order of their numbers from 0; throws what a turn threw. */
    <T> List<T> run(IntFunction<T> turn) {
        List<Future<T>> turns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            turns.add(threads.submit(() -> {
                awaitStart();
                return turn.apply(number);
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : turns) {
            results.add(result(each));
        }
        return results;
    }

    private void awaitStart() throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new AssertionError("a race was broken off", e);
        }
    }

    private static <T> T result(Future<T> turn) {
        try {
            return turn.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("a race was interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a thread of the race failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
