/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.judge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that set it when the time is up, and leaves no interrupt of its own behind once it is closed.
 */
final class Alarm {
    private final Thread thread = Thread.currentThread();
    private final CompletableFuture<Void> timer = new CompletableFuture<>();
    private boolean rang;
    private boolean stopped;

    private Alarm() {}

    @SuppressWarnings("FutureReturnValueIgnored") // an interrupt has no result
    static Alarm in(long nanos) {
        Alarm alarm = new Alarm();
        alarm.timer
                .completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS)
                .thenRun(alarm::ring);
        return alarm;
    }

    private synchronized void ring() {
        if (!stopped) {
            rang = true;
            thread.interrupt();
        }
    }

    /** On the thread that set it. */
    synchronized void stop() {
        stopped = true;
        timer.cancel(false);
        if (rang) {
            Thread.interrupted();
        }
    }
}
