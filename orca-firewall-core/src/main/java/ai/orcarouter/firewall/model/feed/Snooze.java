/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps anomalies out of the feed for a while (REFERENCE 2.19, 15.22). They are found all the same and show again when
 * it is over.
 *
 * @param kindOrNull the kind; null for all
 * @param tool the tool; empty for all. All kinds of all tools are the whole feed
 * @param until when it is over
 */
public record Snooze(@Nullable AnomalyKind kindOrNull, String tool, Instant until) {
    /** The longest snooze: 7 days. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Whether it keeps {@code anomaly} out of the feed at {@code now}. */
    public boolean covers(Anomaly anomaly, Instant now) {
        return now.isBefore(until)
                && (kindOrNull == null || kindOrNull == anomaly.kind())
                && (tool.isEmpty() || tool.equals(anomaly.tool()));
    }
}
