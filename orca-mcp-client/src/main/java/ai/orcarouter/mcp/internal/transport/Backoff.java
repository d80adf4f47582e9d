/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a process that ended may be started again: at once after the first end, then after 1, 2, 4 and up to 60 seconds.
 * A process that lived for a minute counts as good again. Not thread-safe.
 */
final class Backoff {
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();
    private static final long GOOD_LIFE = Duration.ofSeconds(60).toNanos();
    private static final long FIRST = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private int failures;
    private long started;
    private long earliest;

    Backoff(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        earliest = nanoTime.getAsLong();
    }

    /** Begins a start, unless it is too early for one. */
    void start() throws UpstreamException {
        long now = nanoTime.getAsLong();
        if (earliest - now > 0) {
            throw UpstreamException.unsent(
                    UpstreamException.Kind.TRANSPORT, "the process ended too often; it is started again later");
        }
        started = now;
    }

    /** The process ended, or could not be started. */
    void ended() {
        long now = nanoTime.getAsLong();
        failures = now - started >= GOOD_LIFE ? 1 : failures + 1;
        long wait = failures == 1 ? 0 : FIRST << Math.min(failures - 2, 6);
        earliest = now + Math.min(wait, LONGEST);
    }
}
