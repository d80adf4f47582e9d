/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.internal.protocol.Housekeeping;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cancels exchanges whose thread is interrupted. A thread that waits for a socket does not notice that by itself, so
 * somebody looks now and then while there are exchanges. Thread-safe.
 */
final class Interrupts {
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Housekeeping housekeeping;
    private final Map<CallHandle, Thread> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    Interrupts(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    /** Cancels {@code handle} when this thread is interrupted before what is returned is closed. */
    Cancellation.Registration watch(CallHandle handle) {
        watched.put(handle, Thread.currentThread());
        look();
        return () -> watched.remove(handle);
    }

    private void look() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            later();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends by itself when nothing is watched
    private void later() {
        housekeeping.after(PERIOD, this::lookAtAll);
    }

    private void lookAtAll() {
        watched.forEach((handle, thread) -> {
            if (thread.isInterrupted()) {
                handle.cancel();
            }
        });
        if (!watched.isEmpty()) {
            later();
            return;
        }
        looking.set(false);
        if (!watched.isEmpty()) {
            look(); // it came meanwhile
        }
    }
}
