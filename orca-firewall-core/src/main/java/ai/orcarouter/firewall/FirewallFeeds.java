/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.firewall.internal.anomaly.SeenTool;
import ai.orcarouter.firewall.internal.anomaly.SnoozeBook;
import ai.orcarouter.firewall.internal.anomaly.WorkspaceActivity;
import ai.orcarouter.firewall.internal.feed.Aggregates;
import ai.orcarouter.firewall.internal.feed.RollUps;
import ai.orcarouter.firewall.internal.feed.RollUps.Grouping;
import ai.orcarouter.firewall.internal.feed.Traces;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalyPage;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import ai.orcarouter.firewall.model.feed.DiscoveredPage;
import ai.orcarouter.firewall.model.feed.DiscoveredTool;
import ai.orcarouter.firewall.model.feed.EventAggregate;
import ai.orcarouter.firewall.model.feed.EventPage;
import ai.orcarouter.firewall.model.feed.RollUpPage;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import ai.orcarouter.firewall.model.feed.RunTrace;
import ai.orcarouter.firewall.model.feed.Snooze;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a workspace, for people: events, runs and sessions, traces, discovered tools and anomalies
 * (REFERENCE 2.17 to 2.19).
 *
 * <p>Every method names its caller and checks the role first (REFERENCE 8): events and everything made of single events
 * take {@link Role#DEVELOPER}, discovered tools and anomalies any member. Anything else is refused with
 * {@link ErrorCode#FORBIDDEN}; the host's {@code AccessPolicy} may replace that table. A store that cannot be reached
 * shows as {@link ErrorCode#STORE_UNAVAILABLE}.
 *
 * <p>Pages continue where they ended, however many events are added meanwhile. Thread-safe. Reading may take as long as
 * the store takes; nothing here is called by a deciding thread.
 */
public final class FirewallFeeds {
    /** The most discovered tools of one page. */
    public static final int MAX_TOOLS = 1_000;

    private final String workspace;
    private final EventStore store;
    private final WorkspaceActivity activity;
    private final Predicate<String> covered;
    private final SnoozeBook snoozes;
    private final Clock clock;
    private final Access access;

    FirewallFeeds(
            String workspace,
            EventStore store,
            WorkspaceActivity activity,
            Predicate<String> covered,
            SnoozeBook snoozes,
            Clock clock,
            Access access) {
        this.workspace = workspace;
        this.store = store;
        this.activity = activity;
        this.covered = covered;
        this.snoozes = snoozes;
        this.clock = clock;
        this.access = access;
    }

    /** One page of events, newest first. Takes {@link Role#DEVELOPER}. */
    public EventPage events(Actor actor, EventQuery query) {
        access.require(actor, AdminOperation.READ_EVENTS);
        List<EventRow> rows = store.page(workspace, query);
        return new EventPage(rows, rows.size() < query.limit() ? null : query.after(rows.get(rows.size() - 1)));
    }

    /**
     * The first page of the events of one request, newest first, up to 1,000. Takes {@link Role#DEVELOPER}.
     *
     * @throws IllegalArgumentException for an empty id
     */
    public EventPage byRequest(Actor actor, String requestId) {
        access.require(actor, AdminOperation.READ_EVENTS);
        requireId(requestId);
        return events(
                actor,
                EventQuery.builder()
                        .requestId(requestId)
                        .limit(EventQuery.MAX_LIMIT)
                        .build());
    }

    private static void requireId(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an id is not empty");
        }
    }

    /**
     * How many events a query finds, whatever its limit says, up to the newest 100,000. Takes {@link Role#DEVELOPER}.
     */
    public EventAggregate aggregate(Actor actor, EventQuery query) {
        access.require(actor, AdminOperation.READ_EVENTS);
        return Aggregates.of(store, workspace, query);
    }

    /** The runs of a window, by their last event. Takes {@link Role#DEVELOPER}. */
    public RollUpPage runs(Actor actor, RollUpQuery query) {
        access.require(actor, AdminOperation.READ_EVENTS);
        return new RollUps(store, workspace, Grouping.RUN).page(query);
    }

    /** The sessions of a window, by their last event. Takes {@link Role#DEVELOPER}. */
    public RollUpPage sessions(Actor actor, RollUpQuery query) {
        access.require(actor, AdminOperation.READ_EVENTS);
        return new RollUps(store, workspace, Grouping.SESSION).page(query);
    }

    /**
     * The steps of one run, up to its newest 10,000 events. Takes {@link Role#DEVELOPER}.
     *
     * @throws IllegalArgumentException for an empty id
     */
    public RunTrace trace(Actor actor, String runId) {
        access.require(actor, AdminOperation.READ_EVENTS);
        requireId(runId);
        return Traces.of(store, workspace, runId);
    }

    /**
     * The tools seen in the last three weeks or longer, by name; what a policy of the moment covers is told by rules
     * alone, a default verdict is no coverage (REFERENCE 15.23). For every member.
     *
     * @param after the name where the last page ended; empty for the first
     * @param limit the most tools of the page, 1 to {@link #MAX_TOOLS}
     * @throws IllegalArgumentException for a limit out of range
     */
    public DiscoveredPage discoveredTools(Actor actor, String after, int limit) {
        access.require(actor, AdminOperation.READ_ACTIVITY);
        if (limit < 1 || limit > MAX_TOOLS) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_TOOLS + " tools");
        }
        List<SeenTool> seen = activity.tools(after, limit + 1);
        List<DiscoveredTool> tools =
                seen.stream().limit(limit).map(this::discovered).toList();
        String next = seen.size() > limit ? tools.get(limit - 1).tool() : null;
        return new DiscoveredPage(tools, next, activity.toolsOverflowed());
    }

    private DiscoveredTool discovered(SeenTool seen) {
        return new DiscoveredTool(
                seen.tool(), covered.test(seen.tool()), seen.first(), seen.last(), seen.events(), seen.gaps());
    }

    /** The anomalies of a window that are not snoozed, latest first. For every member. */
    public AnomalyPage anomalies(Actor actor, AnomalyQuery query) {
        access.require(actor, AdminOperation.READ_ACTIVITY);
        Instant now = clock.instant();
        List<Snooze> quiet = snoozes.at(now);
        Anomaly after = query.afterOrNull();
        List<Anomaly> found = activity.anomalies(query.window()).stream()
                .filter(anomaly -> after == null || Anomaly.FEED_ORDER.compare(anomaly, after) > 0)
                .filter(anomaly -> quiet.stream().noneMatch(snooze -> snooze.covers(anomaly, now)))
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new AnomalyPage(found, null);
        }
        List<Anomaly> page = found.subList(0, query.limit());
        Anomaly last = page.get(page.size() - 1);
        return new AnomalyPage(page, new AnomalyQuery(query.window(), last, query.limit()));
    }

    /**
     * Keeps anomalies of one kind, of one tool, or all out of the feed for a while, in every process of the workspace;
     * an audit row tells who did. Takes {@link Role#DEVELOPER}.
     *
     * @param kind the kind; null for all
     * @param tool the tool; empty for all
     * @param duration how long, up to {@link Snooze#LONGEST}
     * @throws IllegalArgumentException for a duration out of range, or a name that no event can have
     * @throws ai.orcarouter.core.OrcaException with {@link ErrorCode#STORE_UNAVAILABLE} or {@link ErrorCode#CONTENDED}
     */
    public Snooze snooze(Actor actor, @Nullable AnomalyKind kind, String tool, Duration duration) {
        access.require(actor, AdminOperation.SNOOZE_ANOMALIES);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Snooze.LONGEST) > 0) {
            throw new IllegalArgumentException("a snooze is positive and at most 7 days");
        }
        StoreText.check("the name of a tool", tool, StoreText.MAX_NAME);
        return snoozes.add(actor, new Snooze(kind, tool, clock.instant().plus(duration)));
    }

    /** The snoozes that hold now, the one that ends first first. For every member. */
    public List<Snooze> snoozes(Actor actor) {
        access.require(actor, AdminOperation.READ_ACTIVITY);
        return snoozes.at(clock.instant());
    }
}
