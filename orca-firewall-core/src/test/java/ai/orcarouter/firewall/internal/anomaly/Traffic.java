/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Generated events for tests. */
final class Traffic {
    /** A Monday, at midnight. */
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final List<Event> events = new ArrayList<>();
    private long runs;

    static Event.Builder call(String tool, Instant time) {
        return Event.builder(EventKind.EVALUATION, time)
                .surface("mcp")
                .verdict("allow")
                .tool(tool);
    }

    Traffic add(Event event) {
        events.add(event);
        return this;
    }

    /** So many calls within one hour, each of its own run and arguments. */
    Traffic hour(String tool, int hour, long calls, long centsEach) {
        Instant start = START.plus(Duration.ofHours(hour));
        for (int i = 0; i < calls; i++) {
            Instant time = start.plusMillis(3_600_000L * i / calls);
            add(call(tool, time)
                    .runId("run" + runs++)
                    .argsHash("h" + runs)
                    .keyId("12345678")
                    .costCents(centsEach)
                    .build());
        }
        return this;
    }

    /** Calls by day and night and on fewer days, with a little noise, for so many days. */
    Traffic steady(String tool, int days, int byDay, Random random) {
        for (int hour = 0; hour < days * 24; hour++) {
            boolean busy = hour % 24 >= 8 && hour % 24 < 18 && (hour / 24) % 7 < 5;
            int mean = busy ? byDay : byDay / 5;
            hour(tool, hour, Math.round(mean * (0.85 + 0.3 * random.nextDouble())), 3);
        }
        return this;
    }

    /** All of it, oldest first. */
    List<Event> events() {
        events.sort(Comparator.comparing(Event::time));
        return List.copyOf(events);
    }
}
