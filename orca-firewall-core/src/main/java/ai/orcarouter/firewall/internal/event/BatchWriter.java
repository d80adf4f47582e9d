/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes items out of the ring, makes events of them, chains and appends them: one step at a time, by one thread.
 *
 * <p>A batch that was taken out stays here until the store has it. After a failure the very same rows are appended
 * again, which the store makes harmless (see {@link EventStore#append}), so an outcome that is not known costs nothing.
 */
final class BatchWriter {
    /** What a step did. */
    enum Step {
        /** There was nothing to do. */
        IDLE,
        /** A batch was stored. */
        WROTE,
        /** The store failed; the batch is still here. */
        FAILED
    }

    /** Reason code of the event that says how many events were dropped. */
    static final String DROPPED = "events_dropped";

    /** Reason code of an event that stands for one that could not be made. */
    static final String UNREADABLE = "event_unreadable";

    private final EventRing ring;
    private final EventFactory factory;
    private final EventStore store;
    private final WriterClock clock;
    private final int most;

    private final List<Recordable> items = new ArrayList<>();
    private List<EventRow> rows = List.of();
    private WriterPlace place;
    private ChainHead head;
    private boolean begun;
    private long dropsInBatch;
    private long dropsReported;
    private int failures;
    private String error = "";

    BatchWriter(
            EventRing ring, EventFactory factory, EventStore store, WriterPlace place, WriterClock clock, int most) {
        this.ring = ring;
        this.factory = factory;
        this.store = store;
        this.place = place;
        this.clock = clock;
        this.most = most;
        head = ChainHead.ofEvents(place.workspace(), place.writer(), place.epoch());
    }

    /**
     * Writes one batch, or tries again.
     *
     * @param dropped how many events were dropped so far
     */
    Step step(long dropped) {
        try {
            if (rows.isEmpty() && !fill(dropped)) {
                return Step.IDLE;
            }
            store.append(place.workspace(), rows);
        } catch (RuntimeException | Error e) {
            // Whatever the store throws, its rows are not given up.
            failures++;
            error = e.getClass().getSimpleName() + ": " + e.getMessage();
            return Step.FAILED;
        }
        head = rows.get(rows.size() - 1).head();
        rows = List.of();
        failures = 0;
        dropsReported = dropsInBatch;
        return Step.WROTE;
    }

    /** Removes what the last step wrote; returns how many of the ring's items that was. */
    int takeWritten() {
        int count = items.size();
        items.clear();
        return count;
    }

    private boolean fill(long dropped) {
        begin();
        if (items.isEmpty()) {
            ring.drain(items, most);
        }
        if (items.isEmpty() && dropped == dropsReported) {
            return false;
        }
        List<Event> events = new ArrayList<>(items.size() + 1);
        if (dropped > dropsReported) {
            events.add(report(dropped));
        }
        for (Recordable item : items) {
            events.add(event(item));
        }
        dropsInBatch = dropped;
        rows = EventChain.append(head, place.writer(), place.epoch(), events);
        return true;
    }

    /** Rows of a chain that exists already would count as stored and be lost, so the writer never goes on with one. */
    private void begin() {
        while (!begun) {
            begun = store.chain(place.workspace(), place.writer(), place.epoch(), 0, 1)
                    .isEmpty();
            if (!begun) {
                place = place.nextEpoch();
                head = ChainHead.ofEvents(place.workspace(), place.writer(), place.epoch());
            }
        }
    }

    private Event report(long dropped) {
        long count = dropped - dropsReported;
        return Event.builder(EventKind.EVALUATION, clock.now())
                .reason(count + " events were dropped because too many waited to be written")
                .reasonCode(DROPPED)
                .engineVersion(EngineVersion.current())
                .details("{\"dropped\":" + count + ",\"dropped_total\":" + dropped + "}")
                .build();
    }

    private Event event(Recordable item) {
        try {
            return factory.event(item);
        } catch (RuntimeException e) {
            return Event.builder(EventKind.EVALUATION, clock.now())
                    .reason("an event could not be made: " + e.getClass().getSimpleName())
                    .reasonCode(UNREADABLE)
                    .engineVersion(EngineVersion.current())
                    .build();
        }
    }

    /** How many times in a row the store failed. */
    int failures() {
        return failures;
    }

    /** The last failure. */
    String error() {
        return error;
    }
}
