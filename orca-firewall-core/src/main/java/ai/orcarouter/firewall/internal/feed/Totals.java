/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Goes over all events that a query finds, up to a bound, newest first. */
final class Totals {
    /** The most events that one answer looks at: 100,000. */
    static final int MOST_EVENTS = 100_000;

    private Totals() {}

    /**
     * Passes on up to {@code most} events.
     *
     * @return whether there were more
     */
    static boolean over(EventStore store, String workspace, EventQuery wanted, int most, Consumer<EventRow> sink) {
        EventQuery query = wanted.toBuilder().limit(EventQuery.MAX_LIMIT).build();
        int seen = 0;
        while (true) {
            List<EventRow> rows = store.page(workspace, query);
            for (EventRow row : rows) {
                if (++seen > most) {
                    return true;
                }
                sink.accept(row);
            }
            if (rows.size() < EventQuery.MAX_LIMIT) {
                return false;
            }
            query = query.after(rows.get(rows.size() - 1));
        }
    }

    /** Counts one more of {@code name}; an empty name is none. */
    static void count(Map<String, Long> counts, String name) {
        if (!name.isEmpty()) {
            counts.merge(name, 1L, Long::sum);
        }
    }
}
