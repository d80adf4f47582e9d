/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in one workspace, as its event store tells it: whatever process wrote the events, every process finds
 * the same. Nothing is read before the first question; that reads the baseline and window once, and each later one only
 * what was appended since. Thread-safe; questions wait for each other.
 */
public final class WorkspaceActivity {
    private final EventStore store;
    private final String workspace;
    private final AnomalySettings settings;
    private final Clock clock;
    private @Nullable State state;

    /** What was made of the events so far. */
    private record State(EventTail tail, AnomalyDetector anomalies, ToolSightings tools) {
        void accept(Event event) {
            anomalies.accept(event);
            tools.accept(event);
        }
    }

    /** An activity that has read nothing. */
    public WorkspaceActivity(EventStore store, String workspace, AnomalySettings settings, Clock clock) {
        this.store = store;
        this.workspace = workspace;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The anomalies of the last {@code window}, in the order of the feed.
     *
     * @throws ai.orcarouter.core.OrcaException with {@code STORE_UNAVAILABLE}
     */
    public synchronized List<Anomaly> anomalies(Duration window) {
        Instant now = clock.instant();
        return upToDate(now).anomalies().find(now.minus(window), now);
    }

    /**
     * Up to {@code most} tools seen since the start of the baseline, by name, after {@code after}.
     *
     * @throws ai.orcarouter.core.OrcaException with {@code STORE_UNAVAILABLE}
     */
    public synchronized List<SeenTool> tools(String after, int most) {
        return upToDate(clock.instant()).tools().after(after, most);
    }

    /** Whether more tools were seen than are kept. */
    public synchronized boolean toolsOverflowed() {
        return state != null && state.tools().overflowed();
    }

    private State upToDate(Instant now) {
        State known = state;
        if (known == null) {
            State fresh =
                    new State(new EventTail(store, workspace), new AnomalyDetector(settings), new ToolSightings());
            Duration past = Duration.ofDays(settings.baselineDays()).plus(AnomalyQuery.LONGEST);
            fresh.tail().begin(now.minus(past), now, fresh::accept);
            state = fresh; // only now: a failure half-way must not leave half a past
            return fresh;
        }
        known.tail().grow(known::accept);
        return known;
    }
}
