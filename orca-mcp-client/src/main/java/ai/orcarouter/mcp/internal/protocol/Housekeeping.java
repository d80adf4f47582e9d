/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Threads and time for what happens beside calls: notices, answers to servers, restarts. One for all servers of a
 * gateway. Thread-safe.
 */
public interface Housekeeping extends AutoCloseable {
    /** The time on a clock that only goes forward, in nanoseconds. */
    long nanoTime();

    /** Runs {@code task} soon on another thread. Does nothing after {@link #close}. */
    void execute(Runnable task);

    /** Runs {@code task} soon on another thread. */
    <T> Future<T> submit(Callable<T> task);

    /** Runs {@code task}, which is short, after {@code delay}, unless what is returned is closed before. */
    Cancellation.Registration after(Duration delay, Runnable task);

    /** Ends the threads; what waits is dropped. */
    @Override
    void close();

    /** Threads of the JVM, all daemons, none of them while there is nothing to do. */
    static Housekeeping create() {
        return new HousekeepingThreads();
    }
}
