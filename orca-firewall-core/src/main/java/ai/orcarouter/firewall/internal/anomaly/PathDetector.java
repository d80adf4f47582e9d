/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds pairs of tools that were called one after the other for the first time, once enough pairs are known. Pairs are
 * of one run, or of one conversation where there is no run. When more different pairs than the bound were seen, nobody
 * can say any more what is new, and nothing is found. Not thread-safe.
 */
final class PathDetector {
    private static final int MOST_RUNS = 10_000;
    private static final int MOST_PAIRS = 50_000;

    private final AnomalySettings settings;
    private final Map<String, String> lastTools = new Recent<>(MOST_RUNS);
    private final Set<Pair> known = new HashSet<>();
    private final Findings findings = new Findings();
    private Instant first = Instant.MAX;
    private long seen;

    private record Pair(String from, String to) {}

    PathDetector(AnomalySettings settings) {
        this.settings = settings;
    }

    void accept(Event event) {
        String place = place(event);
        String previous = place.isEmpty() ? null : lastTools.put(place, event.tool());
        if (previous == null) {
            return;
        }
        if (event.time().isBefore(first)) {
            first = event.time();
        }
        if (known.size() < MOST_PAIRS && known.add(new Pair(previous, event.tool())) && settled(event.time())) {
            findings.add(AnomalyKind.NOVEL_PATH, event.tool(), previous, event.time(), event.time(), 1)
                    .key(event.keyId());
        }
        seen++;
    }

    private boolean settled(Instant now) {
        return seen >= settings.pathTransitions()
                && Duration.between(first, now).compareTo(settings.pathHistory()) >= 0;
    }

    private static String place(Event event) {
        if (!event.runId().isEmpty()) {
            return "r:" + event.runId();
        }
        return event.conversationId().isEmpty() ? "" : "c:" + event.conversationId();
    }

    List<Anomaly> find(Instant from, Instant now) {
        return findings.find(from, now);
    }
}
