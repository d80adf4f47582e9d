/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Time and waiting, as an {@link EventWriter} and its callers know them; replaced in tests. Thread-safe. */
public interface WriterClock {
    /** The time of day, for events. */
    Instant now();

    /** A clock that never goes back, in nanoseconds. */
    long nanos();

    /** Waits that long, or less; an unpark ends it. */
    void park(long nanos);

    /** The machine's own, with a time of day of the host's choice. */
    static WriterClock system(Clock clock) {
        return new WriterClock() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void park(long nanos) {
                LockSupport.parkNanos(this, nanos);
            }
        };
    }
}
