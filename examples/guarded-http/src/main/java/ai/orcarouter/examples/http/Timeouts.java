/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http;

import java.time.Duration;

/**
 * How long one exchange may take.
 *
 * @param connect to connect to one address, and again for the TLS handshake
 * @param idle between two bytes that come or go
 * @param exchange for everything from the look-up to the end of the answer, which bounds a peer that drips
 */
public record Timeouts(Duration connect, Duration idle, Duration exchange) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks that each is from 1 ms to 24 hours; for OkHttp, zero means for ever.
     *
     * @throws IllegalArgumentException when one is not
     */
    public Timeouts {
        require(connect);
        require(idle);
        require(exchange);
    }

    /** 5 seconds to connect, 10 seconds of silence, 15 seconds in all. */
    public static Timeouts defaults() {
        return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    /**
     * Checks that a time is from 1 ms to 24 hours.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static Duration require(Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time-out is from 1 ms to 24 hours: " + value);
        }
        return value;
    }
}
