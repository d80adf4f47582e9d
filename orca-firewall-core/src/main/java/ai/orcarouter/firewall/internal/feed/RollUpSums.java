/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.model.feed.RollUp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up the events of one run or session. Not thread-safe. */
final class RollUpSums {
    private final Map<String, Long> verdicts = new HashMap<>();
    private final Set<String> tools = new TreeSet<>();
    private final Set<String> models = new TreeSet<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private long events;
    private long cents;
    private boolean truncated;

    void add(Event event) {
        events++;
        cents += event.costCents();
        first = event.time().isBefore(first) ? event.time() : first;
        last = event.time().isAfter(last) ? event.time() : last;
        Totals.count(verdicts, event.verdict());
        name(tools, event.tool());
        name(models, event.model());
    }

    private void name(Set<String> names, String name) {
        if (!name.isEmpty() && !names.contains(name)) {
            if (names.size() < RollUp.MAX_NAMES) {
                names.add(name);
            } else {
                truncated = true;
            }
        }
    }

    RollUp rollUp(String id, boolean more) {
        return new RollUp(id, first, last, events, verdicts, tools, models, cents, truncated || more);
    }
}
