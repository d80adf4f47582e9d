/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.config;

import java.time.Duration;

/**
 * How old a process's copy of the configuration may be (SEMANTICS 5.2).
 *
 * @param maxStaleness edits made in other processes act within this time; 2 ms to 1 day. Half of it after a check the
 *     next call looks whether there is a newer revision
 * @param grace how long beyond {@code maxStaleness} the last copy still serves policies when no check succeeds; 0 to
 *     3,650 days. Keys have no grace: a revocation is never overlooked for longer than {@code maxStaleness}
 * @param patience how long a call without a usable copy waits for another call's check; 0 to 1 hour
 * @param everyCall whether every call reads the revision, so that an edit in another process acts on the next call
 */
public record Freshness(Duration maxStaleness, Duration grace, Duration patience, boolean everyCall) {
    private static final Freshness DEFAULTS =
            new Freshness(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(2), false);

    /** Checks the ranges. */
    public Freshness {
        check("maxStaleness", maxStaleness, Duration.ofMillis(2), Duration.ofDays(1));
        check("grace", grace, Duration.ZERO, Duration.ofDays(3_650));
        check("patience", patience, Duration.ZERO, Duration.ofHours(1));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most);
        }
    }

    /** One second of staleness, five minutes of grace, two seconds of patience, no reading on every call. */
    public static Freshness defaults() {
        return DEFAULTS;
    }

    /** The same with another {@link #maxStaleness()}. */
    public Freshness withMaxStaleness(Duration value) {
        return new Freshness(value, grace, patience, everyCall);
    }

    /** The same with another {@link #grace()}. */
    public Freshness withGrace(Duration value) {
        return new Freshness(maxStaleness, value, patience, everyCall);
    }

    /** The same with another {@link #patience()}. */
    public Freshness withPatience(Duration value) {
        return new Freshness(maxStaleness, grace, value, everyCall);
    }

    /** The same with another {@link #everyCall()}. */
    public Freshness withEveryCall(boolean value) {
        return new Freshness(maxStaleness, grace, patience, value);
    }
}
