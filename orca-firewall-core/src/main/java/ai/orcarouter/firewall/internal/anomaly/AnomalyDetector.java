/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All four kinds of anomalies over one stream of events in the order of the feed. A pure function of the stream, the
 * settings and the times asked about: what it finds is the same however the stream is cut into pieces. Not thread-safe.
 *
 * <p>Calls are counted where they are made, on the {@code mcp} and {@code response} surfaces: an advertised tool is not
 * called, and a reported destination belongs to a call that was seen already. Refused calls count; a loop of refusals
 * is what one wants to see.
 */
public final class AnomalyDetector {
    private final SpikeDetector spikes;
    private final RetryDetector retries;
    private final PathDetector paths;

    /** A detector that has seen nothing. */
    public AnomalyDetector(AnomalySettings settings) {
        spikes = new SpikeDetector(settings);
        retries = new RetryDetector(settings);
        paths = new PathDetector(settings);
    }

    /** Takes the next event. */
    public void accept(Event event) {
        if (isCall(event)) {
            spikes.accept(event);
            retries.accept(event);
            paths.accept(event);
        }
    }

    static boolean isCall(Event event) {
        return event.kind() == EventKind.EVALUATION
                && !event.tool().isEmpty()
                && (event.surface().equals(Surface.MCP.wire())
                        || event.surface().equals(Surface.RESPONSE.wire()));
    }

    /** What went on at some time from {@code from} to {@code now}, in the order of the feed. */
    public List<Anomaly> find(Instant from, Instant now) {
        List<Anomaly> found = new ArrayList<>(spikes.find(from, now));
        found.addAll(retries.find(from, now));
        found.addAll(paths.find(from, now));
        found.sort(Anomaly.FEED_ORDER);
        return found;
    }
}
