/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the feed of events, which orders them by time, then writer, epoch and sequence. Unlike a page number it
 * stays where it is when rows are added.
 *
 * @param time time of the event, in microseconds
 * @param writer writer of the row
 * @param epoch epoch of that writer
 * @param sequence number of the row in its chain
 */
public record EventCursor(Instant time, String writer, long epoch, long sequence) implements Comparable<EventCursor> {
    private static final Comparator<EventCursor> ORDER = Comparator.comparing(EventCursor::time)
            .thenComparing(EventCursor::writer)
            .thenComparingLong(EventCursor::epoch)
            .thenComparingLong(EventCursor::sequence);

    /** Oldest first. Writers have digits and lower-case letters only, which every collation orders alike. */
    @Override
    public int compareTo(EventCursor other) {
        return ORDER.compare(this, other);
    }
}
