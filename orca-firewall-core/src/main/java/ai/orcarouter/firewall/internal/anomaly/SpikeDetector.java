/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts calls and cents by tool and hour, and compares hours with their past when asked. What it finds does not depend
 * on the order of events. Bounded: hours beyond window and baseline are forgotten; tools beyond the bound are counted
 * together. Not thread-safe.
 */
final class SpikeDetector {
    /** What tools beyond the bound are counted as. */
    static final String OTHER_TOOLS = "(other tools)";

    private static final int MOST_TOOLS = 5_000;
    private static final int HOUR = 3_600;
    private static final int DAY = 24;

    private final AnomalySettings settings;
    private final long kept;
    private final Map<String, ToolHours> tools = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    SpikeDetector(AnomalySettings settings) {
        this.settings = settings;
        kept = (long) DAY * settings.baselineDays() + AnomalyQuery.LONGEST.toHours() + 1;
    }

    void accept(Event event) {
        long hour = hour(event.time());
        first = Math.min(first, hour);
        if (hour > newest) {
            newest = hour;
            tools.values().removeIf(known -> !known.keepFrom(newest - kept));
        }
        if (hour >= newest - kept) {
            String tool = tools.containsKey(event.tool()) || tools.size() < MOST_TOOLS ? event.tool() : OTHER_TOOLS;
            tools.computeIfAbsent(tool, name -> new ToolHours()).add(hour, event.costCents(), event.keyId());
        }
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR);
    }

    /** The spikes of every hour that overlaps the time from {@code from} to {@code now}. */
    List<Anomaly> find(Instant from, Instant now) {
        List<Anomaly> found = new ArrayList<>();
        long oldest = hour(from);
        long latest = hour(now);
        tools.forEach((tool, known) -> {
            for (long hour : known.hours()) {
                if (hour >= oldest && hour <= latest) {
                    judge(tool, known, hour, found);
                }
            }
        });
        return found;
    }

    private void judge(String tool, ToolHours known, long hour, List<Anomaly> found) {
        Baseline calls = baseline(known::calls, hour);
        if (calls.exceeded(known.calls(hour), settings.rateFloor(), settings.rateRatio(), settings.rateScore())) {
            found.add(anomaly(AnomalyKind.RATE_SPIKE, tool, known, hour, known.calls(hour), calls));
        }
        Baseline cents = baseline(known::cents, hour);
        if (cents.exceeded(known.cents(hour), settings.burnFloorCents(), settings.burnRatio(), settings.burnScore())) {
            found.add(anomaly(AnomalyKind.BURN_SPIKE, tool, known, hour, known.cents(hour), cents));
        }
    }

    private Baseline baseline(Baseline.Hourly amounts, long hour) {
        return Baseline.of(amounts, hour, first, settings);
    }

    private static Anomaly anomaly(
            AnomalyKind kind, String tool, ToolHours known, long hour, long observed, Baseline expected) {
        return new Anomaly(
                kind,
                tool,
                "",
                Instant.ofEpochSecond(hour * HOUR),
                Instant.ofEpochSecond((hour + 1) * HOUR),
                observed,
                expected.mean(),
                expected.score(observed),
                Objects.requireNonNull(known.at(hour)).keys());
    }
}
