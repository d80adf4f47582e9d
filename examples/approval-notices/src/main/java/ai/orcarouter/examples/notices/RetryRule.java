/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import ai.orcarouter.examples.http.Timeouts;
import java.time.Duration;

/**
 * How long it is tried to deliver one notice. Trying again is safe because a notice is the same message each time, byte
 * for byte, about one approval: a receiver that has it already knows it by its approval id. It is tried again only when
 * a later try can end otherwise: after a passing {@link Fault} and after the statuses 408, 429, 502, 503 and 504.
 *
 * @param attempts tries at most, from 1 to 10
 * @param pause before the second try; doubles with each further one
 * @param deadline for all tries and pauses together; well below the 5 minutes for which a receiver takes the signature
 */
public record RetryRule(int attempts, Duration pause, Duration deadline) {
    /** Tries that any rule may ask for. */
    public static final int MAX_ATTEMPTS = 10;

    /** Longest time for one notice. */
    public static final Duration MAX_DEADLINE = Duration.ofMinutes(2);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is not kept
     */
    public RetryRule {
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException("from 1 to " + MAX_ATTEMPTS + " attempts: " + attempts);
        }
        if (Timeouts.require(deadline).compareTo(MAX_DEADLINE) > 0
                || Timeouts.require(pause).compareTo(deadline) > 0) {
            throw new IllegalArgumentException("pause and deadline must be at most " + MAX_DEADLINE);
        }
    }

    /** Three tries, half a second and a second apart, within 30 seconds. */
    public static RetryRule defaults() {
        return new RetryRule(3, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** One try. */
    public static RetryRule once() {
        return new RetryRule(1, Duration.ofMillis(1), Duration.ofSeconds(30));
    }

    boolean isWorthAnother(Delivery delivery) {
        if (delivery.attempts() >= attempts) {
            return false;
        }
        if (delivery instanceof Delivery.Failed failed) {
            return failed.fault().isPassing();
        }
        return switch (((Delivery.Answered) delivery).status()) {
            case 408, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << (attempt - 1));
    }
}
