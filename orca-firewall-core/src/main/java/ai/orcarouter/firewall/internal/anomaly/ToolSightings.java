/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The tools of a stream of events, on every surface. Bounded; tools beyond the bound are not kept. Not thread-safe. */
final class ToolSightings {
    private static final int MOST = 10_000;

    private final NavigableMap<String, Sighting> tools = new TreeMap<>();
    private boolean overflowed;

    /** What is known of one tool. */
    private static final class Sighting {
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private long events;
        private long gaps;
    }

    void accept(Event event) {
        if (event.kind() != EventKind.EVALUATION || event.tool().isEmpty()) {
            return;
        }
        Sighting known = tools.get(event.tool());
        if (known == null) {
            if (tools.size() >= MOST) {
                overflowed = true;
                return;
            }
            known = new Sighting();
            tools.put(event.tool(), known);
        }
        known.first = event.time().isBefore(known.first) ? event.time() : known.first;
        known.last = event.time().isAfter(known.last) ? event.time() : known.last;
        known.events++;
        known.gaps += event.gap() ? 1 : 0;
    }

    /** Up to {@code most} tools by name, after {@code after}. */
    List<SeenTool> after(String after, int most) {
        List<SeenTool> out = new ArrayList<>();
        tools.tailMap(after, false).forEach((tool, known) -> {
            if (out.size() < most) {
                out.add(new SeenTool(tool, known.first, known.last, known.events, known.gaps));
            }
        });
        return out;
    }

    /** Whether tools were left out. */
    boolean overflowed() {
        return overflowed;
    }
}
