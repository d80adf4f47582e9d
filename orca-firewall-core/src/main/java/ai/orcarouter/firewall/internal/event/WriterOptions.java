/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.firewall.model.feed.EventOverflow;
import java.time.Duration;

/**
 * The bounds of an {@link EventWriter}.
 *
 * @param capacity events that may wait, rounded up to a power of two
 * @param overflow what happens when that many wait
 * @param blockFor how long a deciding thread waits for room under {@link EventOverflow#BLOCK}
 * @param batch the most events of one append
 * @param firstBackOff how long to wait after a first failure of the store; doubles with each further one
 * @param lastBackOff the longest such wait
 * @param drainFor how long closing tries to write what is left
 */
public record WriterOptions(
        int capacity,
        EventOverflow overflow,
        Duration blockFor,
        int batch,
        Duration firstBackOff,
        Duration lastBackOff,
        Duration drainFor) {
    private static final WriterOptions DEFAULTS = new WriterOptions(
            1 << 16,
            EventOverflow.BLOCK,
            Duration.ofSeconds(1),
            512,
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    /** Checks that the bounds make sense. */
    public WriterOptions {
        if (capacity < 1 || capacity > 1 << 24 || batch < 1) {
            throw new IllegalArgumentException("1 to 16 Mi events wait, and a batch has at least one");
        }
        if (blockFor.isNegative() || drainFor.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative");
        }
        if (firstBackOff.isNegative() || firstBackOff.isZero() || lastBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException("back-off is positive and does not shrink");
        }
    }

    /**
     * 65,536 events wait; a deciding thread waits a second for room; 512 events an append; 50 ms to 10 s between tries;
     * closing tries for 10 s.
     */
    public static WriterOptions defaults() {
        return DEFAULTS;
    }

    /** The same with another queue. */
    public WriterOptions withQueue(int places, EventOverflow choice, Duration wait) {
        return new WriterOptions(places, choice, wait, batch, firstBackOff, lastBackOff, drainFor);
    }

    /** How long to wait after that many failures in a row. */
    long backOffNanos(int failures) {
        long first = firstBackOff.toNanos();
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(first) - 1);
        return Math.min(first << doublings, lastBackOff.toNanos());
    }
}
