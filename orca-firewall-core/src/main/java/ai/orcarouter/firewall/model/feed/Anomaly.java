/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Something out of the ordinary, found after the fact; nothing is blocked for it (REFERENCE 2.19). Holds names of
 * tools, redacted ids of keys and counts, and nothing of any call's content.
 *
 * @param kind what it is
 * @param tool the tool that was called
 * @param previousTool of a novel path the tool that was called before; else empty
 * @param from when it began; of a spike the start of the hour
 * @param until when it was last seen; of a spike the end of the hour
 * @param observed calls; of a burn spike cents of a US dollar
 * @param expected what the baseline expects in place of {@code observed}; 0 where there is no baseline
 * @param score how many standard deviations {@code observed} lies above {@code expected}; 0 where there is no baseline
 * @param keys redacted ids of up to four keys that made the calls
 */
public record Anomaly(
        AnomalyKind kind,
        String tool,
        String previousTool,
        Instant from,
        Instant until,
        long observed,
        double expected,
        double score,
        List<String> keys) {
    /** The order of the feed: the latest beginning first, then by kind and names. */
    public static final Comparator<Anomaly> FEED_ORDER = Comparator.comparing(Anomaly::from)
            .reversed()
            .thenComparing(Anomaly::kind)
            .thenComparing(Anomaly::tool)
            .thenComparing(Anomaly::previousTool);

    /** Copies the keys. */
    public Anomaly {
        keys = List.copyOf(keys);
    }
}
