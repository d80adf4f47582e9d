/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A point in time that calls are compared with: exact, but an {@link Instant} is asked for only in its millisecond.
 *
 * @param time the point itself; {@link Instant#MAX} is never reached
 * @param millis its millisecond since the epoch
 */
record Moment(Instant time, long millis) {
    /** Never reached. */
    static final Moment NEVER = of(Instant.MAX);

    static Moment of(Instant time) {
        try {
            return new Moment(time, time.toEpochMilli());
        } catch (ArithmeticException e) {
            return new Moment(time, time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    /** Whether it is that time, or later. */
    boolean isReached(InstantSource clock) {
        if (millis == Long.MAX_VALUE) {
            return false;
        }
        long now = clock.millis();
        return now == millis ? !clock.instant().isBefore(time) : now > millis;
    }
}
