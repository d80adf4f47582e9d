/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds and verifies the event chain of one writer's epoch (SEMANTICS 5.4). Pure functions. */
public final class EventChain {
    private EventChain() {}

    /** The rows that store {@code events}, in that order, after {@code head} in the chain of a writer's epoch. */
    public static List<EventRow> append(ChainHead head, String writer, long epoch, List<Event> events) {
        List<EventRow> rows = new ArrayList<>(events.size());
        ChainHead at = head;
        for (Event event : events) {
            EventRow row = EventRow.after(at, writer, epoch, event);
            rows.add(row);
            at = row.head();
        }
        return List.copyOf(rows);
    }

    /**
     * Says what is wrong with a stretch of a chain: a row that was changed, removed, added or moved. Empty when the
     * rows lead from {@code from} to {@code to} without a fault.
     *
     * @param from the end of the chain before the first of the rows, such as {@link ChainHead#ofEvents}
     * @param rows by ascending sequence
     * @param to the end of the chain after the last of the rows, as the verifier knows it from elsewhere
     */
    public static Optional<String> fault(ChainHead from, List<EventRow> rows, ChainHead to) {
        ChainHead at = from;
        for (EventRow row : rows) {
            if (!row.follows(at)) {
                return Optional.of("event row " + row.sequence() + " does not follow row " + at.sequence());
            }
            if (!row.isIntact()) {
                return Optional.of("event row " + row.sequence() + " was changed");
            }
            at = row.head();
        }
        return at.equals(to)
                ? Optional.empty()
                : Optional.of("the event chain ends with row " + at.sequence() + ", not with the expected row "
                        + to.sequence());
    }
}
