/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.testkit;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Time that passes when a test says so; tasks run on the thread of the caller. Not thread-safe. */
public final class ManualHousekeeping implements Housekeeping {
    private record Task(long due, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    /** Time zero, nothing to do. */
    public ManualHousekeeping() {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        future.run();
        return future;
    }

    @Override
    public Cancellation.Registration after(Duration delay, Runnable task) {
        Task added = new Task(now + delay.toNanos(), task);
        tasks.add(added);
        return () -> tasks.remove(added);
    }

    /** Lets {@code time} pass, and runs what becomes due in order. */
    public void pass(Duration time) {
        long end = now + time.toNanos();
        for (Optional<Task> next = due(end); next.isPresent(); next = due(end)) {
            tasks.remove(next.get());
            now = next.get().due();
            next.get().work().run();
        }
        now = end;
    }

    private Optional<Task> due(long end) {
        return tasks.stream().filter(task -> task.due() <= end).min(Comparator.comparingLong(Task::due));
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
