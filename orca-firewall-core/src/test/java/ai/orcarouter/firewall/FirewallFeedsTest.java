/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.config.Freshness;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.firewall.internal.anomaly.SnoozeBook;
import ai.orcarouter.firewall.internal.anomaly.WorkspaceActivity;
import ai.orcarouter.firewall.internal.workspace.Committer;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.feed.Anomaly;
import ai.orcarouter.firewall.model.feed.AnomalyKind;
import ai.orcarouter.firewall.model.feed.AnomalyPage;
import ai.orcarouter.firewall.model.feed.AnomalyQuery;
import ai.orcarouter.firewall.model.feed.AnomalySettings;
import ai.orcarouter.firewall.model.feed.DiscoveredPage;
import ai.orcarouter.firewall.model.feed.EventAggregate;
import ai.orcarouter.firewall.model.feed.EventPage;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import ai.orcarouter.firewall.spi.AccessPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirewallFeedsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Actor VIEWER = new Actor("v", Role.VIEWER);
    private static final Actor DEVELOPER = new Actor("d", Role.DEVELOPER);
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryEventStore store = new MemoryEventStore();
    private ChainHead head = ChainHead.ofEvents("w", "x", 0);
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final WorkspaceActivity activity =
            new WorkspaceActivity(store, "w", AnomalySettings.defaults(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final MemoryConfigStore config = new MemoryConfigStore();
    private final SnoozeBook snoozes = snoozes();

    private SnoozeBook snoozes() {
        SnapshotSource source = new SnapshotSource(
                config, "w", WorkspaceWorld.documents(), clock, Freshness.defaults(), FailureMode.CLOSED);
        return new SnoozeBook(source, new Committer(config, "w", source, clock));
    }

    private FirewallFeeds feeds() {
        return new FirewallFeeds(
                "w", store, activity, tool -> tool.startsWith("a"), snoozes, clock, new Access(AccessPolicy.ROLES));
    }

    private void append(Event.Builder... events) {
        List<Event> built = new ArrayList<>();
        for (Event.Builder event : events) {
            built.add(event.build());
        }
        List<EventRow> rows = EventChain.append(head, "x", 0, built);
        store.append("w", rows);
        head = rows.get(rows.size() - 1).head();
    }

    private static Event.Builder call(String tool, int secondsAgo) {
        return Event.builder(EventKind.EVALUATION, NOW.minusSeconds(secondsAgo))
                .surface("mcp")
                .verdict("allow")
                .tool(tool)
                .runId("r1")
                .requestId("q1");
    }

    private void loop(String tool, int secondsAgo) {
        for (int i = 0; i < 5; i++) {
            append(call(tool, secondsAgo - i).conversationId("c").argsHash("h"));
        }
    }

    @Test
    void everyMethod_belowItsRole_isForbidden() {
        FirewallFeeds feeds = feeds();
        RollUpQuery window = RollUpQuery.of(NOW.minus(HOUR), NOW);
        List<Runnable> developers = List.of(
                () -> feeds.events(VIEWER, EventQuery.builder().build()),
                () -> feeds.byRequest(VIEWER, "q"),
                () -> feeds.aggregate(VIEWER, EventQuery.builder().build()),
                () -> feeds.runs(VIEWER, window),
                () -> feeds.sessions(VIEWER, window),
                () -> feeds.trace(VIEWER, "r"),
                () -> feeds.snooze(VIEWER, null, "", HOUR));

        for (Runnable method : developers) {
            assertThatThrownBy(method::run)
                    .isInstanceOfSatisfying(
                            OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        }
        assertThat(feeds.discoveredTools(VIEWER, "", 10).tools()).isEmpty();
        assertThat(feeds.anomalies(VIEWER, AnomalyQuery.last(HOUR)).anomalies()).isEmpty();
        assertThat(feeds.snoozes(VIEWER)).isEmpty();
    }

    @Test
    void events_pageByPage_areAllOfThemNewestFirst() {
        append(call("a", 3), call("b", 2), call("c", 1));
        EventPage first =
                feeds().events(DEVELOPER, EventQuery.builder().limit(2).build());
        append(call("new", 0));
        EventPage second = feeds().events(DEVELOPER, first.next().orElseThrow());

        assertThat(first.rows()).extracting(row -> row.event().tool()).containsExactly("c", "b");
        assertThat(second.rows()).extracting(row -> row.event().tool()).containsExactly("a");
        assertThat(second.next()).isEmpty();
        assertThat(feeds().byRequest(DEVELOPER, "q1").rows()).hasSize(4);
        assertThat(feeds().byRequest(DEVELOPER, "other").rows()).isEmpty();
        assertThatThrownBy(() -> feeds().byRequest(DEVELOPER, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aggregate_countsWhatTheQueryFinds() {
        append(call("a", 3).costCents(5), call("a", 2).verdict("deny").gap(true), call("b", 1), call("c", 0));

        EventAggregate sums = feeds().aggregate(
                        DEVELOPER, EventQuery.builder().until(NOW).limit(1).build());

        assertThat(sums)
                .isEqualTo(new EventAggregate(
                        3, Map.of("allow", 2L, "deny", 1L), Map.of("mcp", 3L), Map.of("a", 2L, "b", 1L), 1, 5, false));
    }

    @Test
    void runsSessionsAndTrace_readTheSameEvents() {
        append(
                call("a", 3).stepId("s1"),
                call("b", 2).stepId("s2").parentStepId("s1").conversationId("c1"));
        RollUpQuery window = RollUpQuery.of(NOW.minus(HOUR), NOW);

        assertThat(feeds().runs(DEVELOPER, window).rollUps())
                .singleElement()
                .satisfies(run -> assertThat(run.events()).isEqualTo(2));
        assertThat(feeds().sessions(DEVELOPER, window).rollUps())
                .singleElement()
                .satisfies(session -> assertThat(session.tools()).containsExactly("b"));
        assertThat(feeds().trace(DEVELOPER, "r1").nodes()).hasSize(2);
    }

    @Test
    void discoveredTools_sayCoveredOrGapAndGrowWithTheStore() {
        append(call("a2", 9).surface("inbound"), call("b", 8).gap(true), call("b", 7));
        DiscoveredPage first = feeds().discoveredTools(VIEWER, "", 1);
        append(call("a1", 6), call("c", 5));
        DiscoveredPage second = feeds().discoveredTools(VIEWER, first.next().orElseThrow(), 10);

        assertThat(first.tools())
                .extracting(tool -> tool.tool() + " " + tool.covered())
                .containsExactly("a2 true");
        assertThat(second.tools())
                .extracting(tool -> tool.tool() + " " + tool.covered() + " " + tool.events() + " " + tool.gaps())
                .containsExactly("b false 2 1", "c false 1 0");
        assertThat(second.next()).isEmpty();
        assertThat(second.truncated()).isFalse();
    }

    @Test
    void anomalies_pageByPage_areStableAndHoldNoContent() {
        loop("a", 500);
        loop("b", 400);
        AnomalyPage first = feeds().anomalies(VIEWER, new AnomalyQuery(HOUR, null, 1));
        loop("c", 300);
        AnomalyPage second = feeds().anomalies(VIEWER, first.next().orElseThrow());

        assertThat(first.anomalies()).extracting(Anomaly::tool).containsExactly("b");
        assertThat(second.anomalies()).extracting(Anomaly::tool).containsExactly("a");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void snooze_hidesUntilItIsOver() {
        loop("a", 500);
        loop("b", 400);
        feeds().snooze(DEVELOPER, AnomalyKind.RETRY_LOOP, "a", HOUR);

        assertThat(feeds().anomalies(VIEWER, AnomalyQuery.last(HOUR)).anomalies())
                .extracting(Anomaly::tool)
                .containsExactly("b");
        feeds().snooze(DEVELOPER, null, "", HOUR.multipliedBy(2));
        assertThat(feeds().anomalies(VIEWER, AnomalyQuery.last(HOUR)).anomalies())
                .isEmpty();
        assertThat(feeds().snoozes(VIEWER)).hasSize(2);
        clock = Clock.offset(clock, HOUR);
        assertThat(feeds().snoozes(VIEWER)).hasSize(1);
        clock = Clock.offset(clock, HOUR);
        assertThat(feeds().snoozes(VIEWER)).isEmpty();
        assertThat(feeds().anomalies(VIEWER, AnomalyQuery.last(HOUR)).anomalies())
                .hasSize(2);
    }

    @Test
    void snooze_ofAToolThatNoEventHas_isRefused() {
        assertThatThrownBy(() -> feeds().snooze(DEVELOPER, null, "a\u0000", HOUR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void snooze_forTooLong_isRefused() {
        assertThatThrownBy(() ->
                        feeds().snooze(DEVELOPER, null, "", Duration.ofDays(7).plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> feeds().snooze(DEVELOPER, null, "", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
