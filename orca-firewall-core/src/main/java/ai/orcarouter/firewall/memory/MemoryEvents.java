/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The events of one workspace of a {@link MemoryEventStore}: everything under one lock. */
final class MemoryEvents {
    private record Chain(String writer, long epoch) {}

    private final NavigableMap<EventCursor, EventRow> feed = new TreeMap<>();
    private final Map<Chain, TreeMap<Long, EventRow>> chains = new HashMap<>();
    private final int capacity;

    MemoryEvents(int capacity) {
        this.capacity = capacity;
    }

    synchronized void append(List<EventRow> batch) {
        for (EventRow row : batch) {
            Chain chain = new Chain(row.writer(), row.epoch());
            if (chains.computeIfAbsent(chain, key -> new TreeMap<>()).putIfAbsent(row.sequence(), row) == null) {
                feed.put(row.cursor(), row);
            }
        }
        while (feed.size() > capacity) {
            forget(feed.pollFirstEntry().getValue());
        }
    }

    private void forget(EventRow row) {
        Chain key = new Chain(row.writer(), row.epoch());
        TreeMap<Long, EventRow> chain = chains.get(key);
        if (chain != null) {
            chain.remove(row.sequence());
            if (chain.isEmpty()) {
                chains.remove(key);
            }
        }
    }

    synchronized List<EventRow> page(EventQuery query) {
        return range(query).descendingMap().values().stream()
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }

    /** The rows within the bounds of a query; no writer's name comes before the empty one. */
    private NavigableMap<EventCursor, EventRow> range(EventQuery query) {
        EventCursor end = query.afterOrNull();
        if (query.untilOrNull() != null) {
            EventCursor until = new EventCursor(query.untilOrNull(), "", 0, 0);
            end = end == null || until.compareTo(end) < 0 ? until : end;
        }
        NavigableMap<EventCursor, EventRow> rows = end == null ? feed : feed.headMap(end, false);
        if (query.fromOrNull() == null) {
            return rows;
        }
        EventCursor from = new EventCursor(query.fromOrNull(), "", 0, 0);
        boolean empty = end != null && from.compareTo(end) > 0;
        return empty ? new TreeMap<>() : rows.tailMap(from, true);
    }

    synchronized List<WriterHead> heads() {
        List<WriterHead> heads = new ArrayList<>();
        chains.forEach((chain, rows) -> heads.add(new WriterHead(
                chain.writer(), chain.epoch(), rows.lastEntry().getValue().head())));
        return List.copyOf(heads);
    }

    synchronized List<EventRow> chain(String writer, long epoch, long afterSequence, int limit) {
        return chains
                .getOrDefault(new Chain(writer, epoch), new TreeMap<>())
                .tailMap(afterSequence, false)
                .values()
                .stream()
                .limit(limit)
                .toList();
    }

    synchronized long prune(List<WriterHead> through) {
        long pruned = 0;
        for (WriterHead each : through) {
            TreeMap<Long, EventRow> chain =
                    chains.getOrDefault(new Chain(each.writer(), each.epoch()), new TreeMap<>());
            List<EventRow> rows =
                    List.copyOf(chain.headMap(each.head().sequence(), true).values());
            for (EventRow row : rows) {
                feed.remove(row.cursor());
                forget(row);
            }
            pruned += rows.size();
        }
        return pruned;
    }
}
