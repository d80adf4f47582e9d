/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.posture.ReplayReport.Sample;
import ai.orcarouter.firewall.posture.ReplayReport.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects calls that would come out differently in the same way. Not thread-safe. */
final class Differences {
    private static final String NO_KEY = "(no key)";

    private final boolean sampling;
    private final Map<String, Long> byTool = new HashMap<>();
    private final Map<String, Long> byAgent = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private long calls;

    Differences(boolean sampling) {
        this.sampling = sampling;
    }

    void add(Event event, Decision decision) {
        calls++;
        byTool.merge(event.tool(), 1L, Long::sum);
        byAgent.merge(agent(event), 1L, Long::sum);
        if (sampling && samples.size() < LevelPreview.MAX_SAMPLES) {
            samples.add(new Sample(
                    event.time(),
                    event.tool(),
                    event.keyName(),
                    event.runId(),
                    event.argsSummary(),
                    event.verdict(),
                    decision.verdict().wire(),
                    decision.reason()));
        }
    }

    private static String agent(Event event) {
        if (!event.keyName().isEmpty()) {
            return event.keyName();
        }
        return event.keyId().isEmpty() ? NO_KEY : "key " + event.keyId();
    }

    ReplayReport.Difference report() {
        return new ReplayReport.Difference(calls, mostFirst(byTool), mostFirst(byAgent), samples);
    }

    private static List<Tally> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> new Tally(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Tally::calls).reversed().thenComparing(Tally::name))
                .toList();
    }
}
