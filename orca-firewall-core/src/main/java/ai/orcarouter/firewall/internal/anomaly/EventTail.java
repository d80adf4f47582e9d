/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.EventStore.WriterHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Reads a store's events once each: first the recent past by time, hour by hour, then whatever the chains have grown
 * by, merged by time. Since it goes by the numbers of the chains, no row is missed or repeated however late it is
 * appended. Keeps one number for each chain. Not thread-safe.
 */
final class EventTail {
    private static final Duration SLICE = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final EventStore store;
    private final String workspace;
    private final Map<Chain, Long> read = new HashMap<>();

    private record Chain(String writer, long epoch) {}

    EventTail(EventStore store, String workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    /** Passes on every event from {@code from} on that is stored now; the first thing to call. */
    void begin(Instant from, Instant now, Consumer<Event> sink) {
        Map<Chain, Long> heads = heads();
        if (!heads.isEmpty()) {
            for (Instant at = from; at.isBefore(now); at = at.plus(SLICE)) {
                Instant end = at.plus(SLICE);
                slice(at, end.isBefore(now) ? end : now.plus(AHEAD), heads, sink);
            }
        }
        read.putAll(heads);
    }

    private void slice(Instant from, Instant until, Map<Chain, Long> heads, Consumer<Event> sink) {
        List<Event> events = new ArrayList<>();
        EventQuery query = EventQuery.builder()
                .kind(EventKind.EVALUATION)
                .from(from)
                .until(until)
                .limit(EventQuery.MAX_LIMIT)
                .build();
        List<EventRow> rows;
        do {
            rows = store.page(workspace, query);
            for (EventRow row : rows) {
                // What was appended after the heads were read comes with the growth of its chain.
                if (row.sequence() <= heads.getOrDefault(new Chain(row.writer(), row.epoch()), 0L)) {
                    events.add(row.event());
                }
            }
            if (!rows.isEmpty()) {
                query = query.after(rows.get(rows.size() - 1));
            }
        } while (rows.size() == EventQuery.MAX_LIMIT);
        Collections.reverse(events);
        events.forEach(sink);
    }

    /** Passes on every event that was appended since. After a failure of the store it goes on where it was. */
    void grow(Consumer<Event> sink) {
        PriorityQueue<Growth> queue = new PriorityQueue<>();
        heads().forEach((chain, head) -> {
            long done = read.getOrDefault(chain, 0L);
            if (head > done) {
                Growth growth = new Growth(chain, done, head);
                if (growth.advance()) {
                    queue.add(growth);
                }
            }
        });
        while (true) {
            Growth next = queue.poll();
            if (next == null) {
                return;
            }
            EventRow row = next.row();
            sink.accept(row.event());
            read.put(next.chain, row.sequence());
            if (next.advance()) {
                queue.add(next);
            }
        }
    }

    private Map<Chain, Long> heads() {
        Map<Chain, Long> out = new HashMap<>();
        for (WriterHead head : store.heads(workspace)) {
            ChainHead newest = head.head();
            out.put(new Chain(head.writer(), head.epoch()), newest.sequence());
        }
        return out;
    }

    /** The new rows of one chain, read a thousand at a time. */
    private final class Growth implements Comparable<Growth> {
        private static final int PAGE = 1_000;

        private final Chain chain;
        private final long head;
        private long last;
        private List<EventRow> rows = List.of();
        private int at;

        Growth(Chain chain, long done, long head) {
            this.chain = chain;
            this.last = done;
            this.head = head;
        }

        EventRow row() {
            return rows.get(at);
        }

        boolean advance() {
            at++;
            if (at >= rows.size() && last < head) {
                rows = store.chain(workspace, chain.writer(), chain.epoch(), last, PAGE);
                at = 0;
                last = rows.isEmpty() ? head : rows.get(rows.size() - 1).sequence();
            }
            return at < rows.size() && row().sequence() <= head;
        }

        @Override
        public int compareTo(Growth other) {
            return row().cursor().compareTo(other.row().cursor());
        }
    }
}
