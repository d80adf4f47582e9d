/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.PrunableEventStore;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The newest events of each workspace in memory, gone with the process. Beyond its capacity a workspace loses its
 * oldest rows, by time of the event.
 *
 * <p>Never unavailable. A page is found by looking at rows from the newest down, so its cost grows with the rows that a
 * filter passes over. Thread-safe.
 */
public final class MemoryEventStore implements PrunableEventStore {
    /** Rows kept for each workspace unless said otherwise: 100,000. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private final ConcurrentMap<String, MemoryEvents> workspaces = new ConcurrentHashMap<>();
    private final int capacity;

    /** A store that keeps {@link #DEFAULT_CAPACITY} rows for each workspace. */
    public MemoryEventStore() {
        this(DEFAULT_CAPACITY);
    }

    /** A store that keeps {@code capacity} rows for each workspace, at least one. */
    public MemoryEventStore(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("an event store keeps at least one row");
        }
        this.capacity = capacity;
    }

    @Override
    public void append(String workspace, List<EventRow> batch) {
        workspaces
                .computeIfAbsent(workspace, name -> new MemoryEvents(capacity))
                .append(batch);
    }

    @Override
    public List<EventRow> page(String workspace, EventQuery query) {
        MemoryEvents known = workspaces.get(workspace);
        return known == null ? List.of() : known.page(query);
    }

    @Override
    public List<WriterHead> heads(String workspace) {
        MemoryEvents known = workspaces.get(workspace);
        return known == null ? List.of() : known.heads();
    }

    @Override
    public List<EventRow> chain(String workspace, String writer, long epoch, long afterSequence, int limit) {
        if (limit < 1 || limit > MAX_CHAIN) {
            throw new IllegalArgumentException("a stretch of a chain has 1 to " + MAX_CHAIN + " rows");
        }
        MemoryEvents known = workspaces.get(workspace);
        return known == null ? List.of() : known.chain(writer, epoch, afterSequence, limit);
    }

    @Override
    public long prune(String workspace, List<WriterHead> through) {
        MemoryEvents known = workspaces.get(workspace);
        return known == null ? 0 : known.prune(through);
    }
}
