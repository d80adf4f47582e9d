/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.firewall.internal.anomaly.Findings.Finding;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls that are repeated with the same arguments: as soon as the last so many of a group came within the time,
 * and for as long as that stays so. A call without conversation counts for its run; without either it is in no group.
 * Remembers the groups used last. Not thread-safe.
 */
final class RetryDetector {
    private static final int MOST_GROUPS = 10_000;

    private final AnomalySettings settings;
    private final Map<Group, Calls> groups = new Recent<>(MOST_GROUPS);
    private final Findings findings = new Findings();

    /** What counts as the same call; arguments that are no acceptable JSON are all alike. */
    private record Group(String place, String tool, String argsHash) {}

    /** The last calls of a group. */
    private static final class Calls {
        private final Instant[] times;
        private long count;
        private @Nullable Finding loop;

        Calls(int most) {
            times = new Instant[most];
        }
    }

    RetryDetector(AnomalySettings settings) {
        this.settings = settings;
    }

    void accept(Event event) {
        String place = place(event);
        if (place.isEmpty()) {
            return;
        }
        int most = settings.retryCalls();
        Group group = new Group(place, event.tool(), event.argsHash());
        Calls calls = groups.computeIfAbsent(group, key -> new Calls(most));
        calls.times[(int) (calls.count % most)] = event.time();
        calls.count++;
        Instant oldest = calls.count < most ? null : calls.times[(int) (calls.count % most)];
        if (oldest == null || Duration.between(oldest, event.time()).compareTo(settings.retryWithin()) > 0) {
            calls.loop = null;
            return;
        }
        Finding loop = calls.loop;
        if (loop == null) {
            loop = findings.add(AnomalyKind.RETRY_LOOP, event.tool(), "", oldest, event.time(), most);
            calls.loop = loop;
        } else {
            loop.goOn(event.time());
        }
        loop.key(event.keyId());
    }

    private static String place(Event event) {
        if (!event.conversationId().isEmpty()) {
            return "c:" + event.conversationId();
        }
        return event.runId().isEmpty() ? "" : "r:" + event.runId();
    }

    List<Anomaly> find(Instant from, Instant now) {
        return findings.find(from, now);
    }
}
