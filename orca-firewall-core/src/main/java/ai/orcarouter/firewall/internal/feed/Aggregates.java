/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.feed.EventAggregate;
import java.util.HashMap;
import java.util.Map;

/** Counts events. Not thread-safe. */
public final class Aggregates {
    private static final int MOST_TOOLS = 1_000;

    private final Map<String, Long> verdicts = new HashMap<>();
    private final Map<String, Long> surfaces = new HashMap<>();
    private final Map<String, Long> tools = new HashMap<>();
    private long events;
    private long gaps;
    private long cents;

    private Aggregates() {}

    /** What {@code query} finds, whatever its limit says. */
    public static EventAggregate of(EventStore store, String workspace, EventQuery query) {
        Aggregates sums = new Aggregates();
        boolean truncated = Totals.over(store, workspace, query, Totals.MOST_EVENTS, row -> sums.add(row.event()));
        return new EventAggregate(
                sums.events, sums.verdicts, sums.surfaces, sums.tools, sums.gaps, sums.cents, truncated);
    }

    private void add(Event event) {
        events++;
        gaps += event.gap() ? 1 : 0;
        cents += event.costCents();
        Totals.count(verdicts, event.verdict());
        Totals.count(surfaces, event.surface());
        if (tools.containsKey(event.tool()) || tools.size() < MOST_TOOLS) {
            Totals.count(tools, event.tool());
        }
    }
}
