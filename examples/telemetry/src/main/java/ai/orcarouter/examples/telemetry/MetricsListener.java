/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import ai.orcarouter.firewall.WorkspaceListener;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.NoticeSender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times the decisions of a workspace with Micrometer.
 *
 * <ul>
 *   <li>{@value #DECISIONS}: counter by {@code verdict}, {@code reason} (the code), {@code surface} and {@code tool}
 *   <li>{@value #SHADOWED}: counter by {@code verdict} and {@code surface}: what would have been enforced
 *   <li>{@value #DURATION}: timer by {@code verdict} and {@code surface}
 *   <li>{@value #HOLDS}: counter of approvals that were opened
 *   <li>{@value #NOTICES}: counter of notices to the reviewer's system by {@code outcome}
 *   <li>{@value #EVENTS_DROPPED}: counter of events that were not stored; anything but 0 is a gap in the record
 * </ul>
 *
 * <p>The values of every tag but {@code tool} are those of enums; {@code tool} is bounded by {@link ToolNames}. Meters
 * are looked up once, so a decision costs two map accesses. Thread-safe.
 */
public final class MetricsListener implements WorkspaceListener {
    /** Name of the counter of decisions. */
    public static final String DECISIONS = "orca.decisions";

    /** Name of the counter of verdicts that shadow mode did not enforce. */
    public static final String SHADOWED = "orca.decisions.shadowed";

    /** Name of the timer of decisions. */
    public static final String DURATION = "orca.decision.duration";

    /** Name of the counter of holds. */
    public static final String HOLDS = "orca.holds";

    /** Name of the counter of notices. */
    public static final String NOTICES = "orca.notices";

    /** Name of the counter of lost events. */
    public static final String EVENTS_DROPPED = "orca.events.dropped";

    private final MeterRegistry registry;
    private final ToolNames tools;
    private final Map<Series, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<Kind, Timer> durations = new ConcurrentHashMap<>();
    private final Map<Kind, Counter> shadowed = new ConcurrentHashMap<>();
    private final Counter holds;
    private final Counter dropped;

    /** What a decision is counted under. */
    private record Series(Verdict verdict, ReasonCode reason, Surface surface, String tool) {}

    /** What a decision is timed under. */
    private record Kind(Verdict verdict, Surface surface) {}

    /** A listener that reports to {@code registry} and tells tools apart as {@code tools} does. */
    public MetricsListener(MeterRegistry registry, ToolNames tools) {
        this.registry = registry;
        this.tools = tools;
        holds = Counter.builder(HOLDS)
                .description("Calls that wait for a person")
                .register(registry);
        dropped = Counter.builder(EVENTS_DROPPED)
                .description("Events that were not stored")
                .register(registry);
    }

    @Override
    public void decided(ToolCall call, Decision decision, long nanos) {
        Kind kind = new Kind(decision.verdict(), call.surface());
        Series series = new Series(decision.verdict(), decision.code(), call.surface(), tools.tag(call.tool()));
        decisions.computeIfAbsent(series, this::decisions).increment();
        durations.computeIfAbsent(kind, this::duration).record(nanos, TimeUnit.NANOSECONDS);
        Verdict would = decision.shadowedOrNull();
        if (would != null) {
            shadowed.computeIfAbsent(new Kind(would, call.surface()), this::shadowed)
                    .increment();
        }
    }

    @Override
    public void held(Approval approval) {
        holds.increment();
    }

    @Override
    public void noticed(Approval approval, NoticeSender.Outcome outcome) {
        Counter.builder(NOTICES)
                .description("Notices of held calls")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    @Override
    public void eventsDropped(long count) {
        dropped.increment((double) count);
    }

    private Counter decisions(Series series) {
        return Counter.builder(DECISIONS)
                .description("Calls that were decided")
                .tag("verdict", series.verdict().wire())
                .tag("reason", series.reason().wire())
                .tag("surface", series.surface().wire())
                .tag("tool", series.tool())
                .register(registry);
    }

    private Counter shadowed(Kind kind) {
        return Counter.builder(SHADOWED)
                .description("Verdicts that shadow mode did not enforce")
                .tag("verdict", kind.verdict().wire())
                .tag("surface", kind.surface().wire())
                .register(registry);
    }

    private Timer duration(Kind kind) {
        return Timer.builder(DURATION)
                .description("Time to decide a call")
                .tag("verdict", kind.verdict().wire())
                .tag("surface", kind.surface().wire())
                .register(registry);
    }
}
