/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** The threads of another one on a clock that stands still. */
record FrozenClock(Housekeeping threads) implements Housekeeping {
    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    @Override
    public Cancellation.Registration after(Duration delay, Runnable task) {
        return threads.after(delay, task);
    }

    @Override
    public void close() {
        threads.close();
    }
}
