/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import static ai.orcarouter.firewall.posture.PostureWorld.DEVELOPER;
import static ai.orcarouter.firewall.posture.PostureWorld.NAME;
import static ai.orcarouter.firewall.posture.PostureWorld.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.IssuedKey;
import ai.orcarouter.firewall.model.Replayed;
import ai.orcarouter.firewall.model.StoredPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.posture.ReplayReport.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulateTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final PostureWorld world = new PostureWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void call(CallContext context, String tool, String arguments) {
        world.workspace.mediate(
                context,
                ToolCall.builder(tool)
                        .arguments(Arguments.ofJson(arguments))
                        .run("run-1")
                        .build());
    }

    private LevelPreview simulate(AutonomyLevel level) {
        assertThat(world.workspace.flush(Duration.ofMinutes(1))).isTrue();
        return world.switchboard.simulate(DEVELOPER, level, DAY);
    }

    @Test
    void simulate_tightOverBalancedTraffic_countsWhatWouldBeDenied() {
        world.switchboard.apply(DEVELOPER, AutonomyLevel.BALANCED);
        IssuedKey key = world.key("coder", 0);
        call(world.with(key), "web.http_fetch", "{\"url\":\"https://example.com/\"}");
        call(world.with(key), "crm.read", "{\"id\":7}");
        call(CallContext.anonymous(), "crm.read", "{\"id\":8}");
        call(CallContext.anonymous(), "bash", "{\"command\":\"ls\"}");

        LevelPreview preview = simulate(AutonomyLevel.TIGHT);
        ReplayReport replay = preview.replay();
        assertThat(replay.calls()).isEqualTo(4);
        assertThat(replay.unchanged()).isEqualTo(1);
        assertThat(replay.truncated()).isFalse();
        assertThat(replay.unknown()).isEmpty();
        assertThat(replay.held().calls() + replay.allowed().calls() + replay.outOfReach())
                .isZero();
        assertThat(replay.denied().calls()).isEqualTo(3);
        assertThat(replay.denied().byTool()).containsExactly(new Tally("crm.read", 2), new Tally("web.http_fetch", 1));
        assertThat(replay.denied().byAgent()).containsExactly(new Tally("coder", 2), new Tally("(no key)", 1));
        assertThat(replay.denied().samples())
                .filteredOn(sample -> sample.tool().equals("web.http_fetch"))
                .singleElement()
                .satisfies(sample -> {
                    assertThat(sample.was()).isEqualTo("audit");
                    assertThat(sample.wouldBe()).isEqualTo("deny");
                    assertThat(sample.reason()).isEqualTo("fetch of any address");
                    assertThat(sample.agent()).isEqualTo("coder");
                    assertThat(sample.runId()).isEqualTo("run-1");
                    assertThat(sample.arguments()).contains("example.com");
                });
    }

    @Test
    void simulate_permissiveOverTightTraffic_countsWhatWouldBeAllowed() {
        world.switchboard.apply(DEVELOPER, AutonomyLevel.TIGHT);
        call(CallContext.anonymous(), "bash", "{}");
        call(CallContext.anonymous(), "crm.read", "{}");
        ReplayReport replay = simulate(AutonomyLevel.PERMISSIVE).replay();
        assertThat(replay.allowed().calls()).isEqualTo(2);
        assertThat(replay.denied().calls()).isZero();
    }

    @Test
    void simulate_says_whatWouldChangeAndChangesNothing() {
        world.policy("own", true);
        Map<List<String>, String> before = world.contents();
        long revision = world.store.revision(NAME);
        LevelPreview preview = simulate(AutonomyLevel.PERMISSIVE);
        assertThat(preview.changes())
                .extracting(change -> change.kind() + " " + change.operation().wire())
                .containsExactlyInAnyOrder("firewall_policy changed", "firewall_settings created");
        assertThat(world.contents()).isEqualTo(before);
        assertThat(world.store.revision(NAME)).isEqualTo(revision);
        assertThat(world.workspace.flush(Duration.ofMinutes(1))).isTrue();
        assertThat(world.events.page(NAME, EventQuery.builder().build())).isEmpty();
    }

    @Test
    void simulate_keysWithAPolicyOfTheirOwn_areOutOfReach() {
        StoredPolicy own = world.policy("own", false);
        IssuedKey key = world.key("bound", own.policy().id());
        call(world.with(key), "bash", "{}");
        LevelPreview preview = simulate(AutonomyLevel.TIGHT);
        assertThat(preview.outOfReach()).hasSize(1);
        assertThat(preview.replay().outOfReach()).isEqualTo(1);
        assertThat(preview.replay().denied().calls()).isZero();
    }

    @Test
    void simulate_callsOfADeletedKey_areUnknown() {
        world.switchboard.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        IssuedKey key = world.key("gone", 0);
        call(world.with(key), "bash", "{}");
        world.workspace.admin().keys().delete(DEVELOPER, key.key().id(), 0);
        assertThat(simulate(AutonomyLevel.TIGHT).replay().unknown())
                .isEqualTo(Map.of("the key that made the call does not exist any more", 1L));
    }

    @Test
    void simulate_forAMember_hasCountsAndNoSamples() {
        world.switchboard.apply(DEVELOPER, AutonomyLevel.PERMISSIVE);
        call(CallContext.anonymous(), "bash", "{}");
        assertThat(simulate(AutonomyLevel.TIGHT).replay().denied().samples()).hasSize(1);
        ReplayReport member =
                world.switchboard.simulate(VIEWER, AutonomyLevel.TIGHT, DAY).replay();
        assertThat(member.denied().calls()).isEqualTo(1);
        assertThat(member.denied().samples()).isEmpty();
    }

    @Test
    void simulate_windowThatIsNotPositive_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.switchboard.simulate(DEVELOPER, AutonomyLevel.TIGHT, Duration.ZERO));
    }

    private Replayed replay(FirewallPolicy policy, Event.Builder event) {
        world.workspace.admin().policies().create(DEVELOPER, policy);
        return world.workspace.services().replay(world.store.read(NAME)).replay(event.build());
    }

    private static Event.Builder recorded(String tool) {
        return Event.builder(EventKind.EVALUATION, Instant.EPOCH)
                .tool(tool)
                .surface("mcp")
                .verdict("allow");
    }

    private static FirewallPolicy argumentPolicy() {
        return PolicyCodec.standard().decode(".yaml", """
                        name: arguments
                        is_default: true
                        rules:
                          - id: 1
                            priority: 1
                            tool_name_glob: db.*
                            verdict: deny
                            args_match:
                              clauses:
                                - {path: $.sql, op: contains, value: DROP}
                        """).policy();
    }

    @Test
    void replay_argumentsKeptWhole_areDecidedExactly() {
        Arguments drop = Arguments.ofJson("{\"sql\":\"DROP TABLE x\"}");
        Replayed replayed = replay(
                argumentPolicy(), recorded("db.query").argsHash(drop.sha256()).argsSummary(drop.toJson()));
        assertThat(replayed)
                .isInstanceOfSatisfying(
                        Replayed.Decided.class,
                        decided -> assertThat(decided.decision().verdict()).isEqualTo(Verdict.DENY));
    }

    @Test
    void replay_argumentsThatWereRedactedOrCut_areUnknownWhereARuleReadsThem() {
        Arguments secret = Arguments.ofJson("{\"sql\":\"SELECT 1\",\"mail\":\"ann@example.com\"}");
        String summary = "{\"sql\":\"SELECT 1\",\"mail\":\"[redacted:email]\"}";
        assertThat(replay(
                        argumentPolicy(),
                        recorded("db.query").argsHash(secret.sha256()).argsSummary(summary)))
                .isEqualTo(new Replayed.Unknown("a rule reads the arguments, which were kept only as a summary"));
    }

    @Test
    void replay_argumentsThatWereRedacted_areDecidedWhereNoRuleReadsThem() {
        assertThat(replay(argumentPolicy(), recorded("crm.read").argsSummary("{\"mail\":\"[redacted:email]\"}")))
                .isInstanceOf(Replayed.Decided.class);
    }

    @Test
    void replay_recordsThatAreNoCalls_areUnknown() {
        assertThat(replay(argumentPolicy(), Event.builder(EventKind.MATCH, Instant.EPOCH)))
                .isEqualTo(new Replayed.Unknown("the record is no call"));
    }
}
