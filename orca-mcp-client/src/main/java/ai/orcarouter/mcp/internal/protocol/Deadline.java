/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment by which something has to be done, on the clock of {@link System#nanoTime}. Immutable. */
public final class Deadline {
    private static final long LONGEST = TimeUnit.DAYS.toNanos(365);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** {@code timeout} from now, at most a year. */
    public static Deadline in(Duration timeout) {
        long nanos = timeout.compareTo(Duration.ofDays(365)) > 0 ? LONGEST : timeout.toNanos();
        return new Deadline(System.nanoTime() + nanos);
    }

    /** The earlier of this and {@code timeout} from now. */
    public Deadline within(Duration timeout) {
        Deadline other = in(timeout);
        return other.end - end < 0 ? other : this;
    }

    /** The time left in nanoseconds; zero when it has passed. */
    public long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }

    /** Whether it has passed. */
    public boolean isOver() {
        return nanosLeft() == 0;
    }

    /**
     * The time left.
     *
     * @throws UpstreamException when there is none
     */
    public Duration left() throws UpstreamException {
        long nanos = nanosLeft();
        if (nanos == 0) {
            throw timedOut(false);
        }
        return Duration.ofNanos(nanos);
    }

    /** What it means that the deadline passed. */
    public static UpstreamException timedOut(boolean sent) {
        return UpstreamException.unsent(UpstreamException.Kind.TIMED_OUT, "no answer within the time allowed")
                .withSent(sent);
    }
}
