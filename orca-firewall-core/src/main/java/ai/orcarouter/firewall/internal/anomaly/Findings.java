/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was found one by one, the newest of it: beyond the bound the oldest is forgotten. Not thread-safe. */
final class Findings {
    private static final int MOST = 10_000;

    private final Deque<Finding> findings = new ArrayDeque<>();

    /** Something found that may still go on. */
    static final class Finding {
        private final AnomalyKind kind;
        private final String tool;
        private final String previousTool;
        private final Instant from;
        private Instant until;
        private long observed;
        private List<String> keys;

        private Finding(
                AnomalyKind kind, String tool, String previousTool, Instant from, Instant until, long observed) {
            this.kind = kind;
            this.tool = tool;
            this.previousTool = previousTool;
            this.from = from;
            this.until = until;
            this.observed = observed;
            this.keys = List.of();
        }

        /** One more call of it. */
        void goOn(Instant time) {
            until = time.isAfter(until) ? time : until;
            observed++;
        }

        void key(String keyId) {
            keys = KeyNames.with(keys, keyId);
        }

        private Anomaly anomaly() {
            return new Anomaly(kind, tool, previousTool, from, until, observed, 0, 0, keys);
        }
    }

    Finding add(AnomalyKind kind, String tool, String previousTool, Instant from, Instant until, long observed) {
        if (findings.size() >= MOST) {
            findings.removeFirst();
        }
        Finding finding = new Finding(kind, tool, previousTool, from, until, observed);
        findings.addLast(finding);
        return finding;
    }

    /** What went on at some time from {@code from} to {@code now}. */
    List<Anomaly> find(Instant from, Instant now) {
        List<Anomaly> found = new ArrayList<>();
        for (Finding finding : findings) {
            if (!finding.until.isBefore(from) && !finding.from.isAfter(now)) {
                found.add(finding.anomaly());
            }
        }
        return found;
    }
}
