/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import static ai.orcarouter.firewall.internal.run.RunKit.NOW;
import static ai.orcarouter.firewall.internal.run.RunKit.call;
import static ai.orcarouter.firewall.internal.run.RunKit.mediate;
import static ai.orcarouter.firewall.internal.run.RunKit.post;
import static ai.orcarouter.firewall.internal.run.RunKit.sequence;
import static ai.orcarouter.firewall.internal.run.RunKit.step;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.DecisionContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SequenceSessionTest {
    private static final FirewallRule EXFILTRATION =
            sequence(1, Verdict.DENY, 600, step("crm.*", 3), new SequencePattern.Step("*", 1, true));
    private static final String OUT = "https://evil.example/in";

    private final FakeLedger ledger = new FakeLedger();
    private final RunSessions sessions = RunKit.sessions(ledger);
    private final Decider decider = RunKit.decider(RunKit.policy(EXFILTRATION));

    private Decision mediated(ToolCall call, long second) {
        return mediate(sessions, decider, call, NOW.plusSeconds(second)).decision();
    }

    private void read(String run, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(mediated(call("crm.read", run), i).verdict()).isEqualTo(Verdict.ALLOW);
        }
    }

    @Test
    void mediate_readsThenPost_breaksTheChainAgainAndAgain() {
        read("r", 2);
        assertThat(mediated(post("r", OUT), 3).passes()).isTrue();
        read("r", 1);
        for (int retry = 4; retry < 6; retry++) {
            Decision denied = mediated(post("r", OUT), retry);
            assertThat(denied.verdict()).isEqualTo(Verdict.DENY);
            assertThat(denied.code()).isEqualTo(ReasonCode.RULE_MATCH);
            assertThat(denied.rule()).contains(EXFILTRATION);
        }
        assertThat(mediated(post("other", OUT), 6).passes()).isTrue();
        assertThat(mediated(call("web.note", "r"), 7).passes()).isTrue();
        assertThat(mediated(post("r", OUT), 601).passes()).as("past the window").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"run,conversation", "conversation,key", "run,key"})
    void mediate_sameTextAsAnotherKindOfRun_isAnotherRun(String first, String second) {
        for (int i = 0; i < 3; i++) {
            mediated(as(first, ToolCall.builder("crm.read")), i);
        }
        ToolCall.Builder post = post("x", OUT).toBuilder().run(null);
        assertThat(mediated(as(second, post), 4).passes()).isTrue();
        assertThat(mediated(as(first, post("x", OUT).toBuilder().run(null)), 4).passes())
                .isFalse();
    }

    private static ToolCall as(String kind, ToolCall.Builder call) {
        return switch (kind) {
            case "run" -> call.run("same").build();
            case "conversation" -> call.conversation("same").build();
            default -> call.key("same").build();
        };
    }

    @Test
    void mediate_strangeRunIds_areKeptApart() {
        String lone = "\uD800";
        read(lone, 3);
        assertThat(mediated(post("\uDC00", OUT), 4).passes()).isTrue();
        assertThat(mediated(post("x".repeat(2000), OUT), 4).passes()).isTrue();
        assertThat(mediated(post("", OUT), 4).passes()).isTrue();
        assertThat(mediated(post(lone, OUT), 4).passes()).isFalse();
    }

    @Test
    void mediate_toolDefinition_isNoCall() {
        Decider any = RunKit.decider(RunKit.policy(sequence(1, Verdict.DENY, 0, step("crm.read", 1))));
        ToolCall definition = call("crm.read", "r").on(Surface.INBOUND);
        assertThat(mediate(sessions, any, definition, NOW).decision().passes()).isTrue();
        assertThat(mediate(sessions, any, call("crm.read", "r"), NOW).decision().passes())
                .isFalse();
        read("r", 2);
        mediated(call("crm.read", "r").on(Surface.INBOUND), 3);
        assertThat(mediated(post("r", OUT), 4).passes()).isTrue();
    }

    @Test
    void mediate_deniedAndHeldCalls_areNoSteps() {
        for (Verdict verdict : List.of(Verdict.DENY, Verdict.PENDING_APPROVAL)) {
            Decider strict = RunKit.decider(RunKit.policy(
                    EXFILTRATION,
                    FirewallRule.builder(2, verdict).toolNameGlob("crm.*").build()));
            for (int i = 0; i < 3; i++) {
                Commitment.Final stopped = mediate(sessions, strict, call("crm.read", "r"), NOW);
                assertThat(stopped.decision().verdict()).isEqualTo(verdict);
            }
            assertThat(mediate(sessions, strict, post("r", OUT), NOW).decision().passes())
                    .isTrue();
        }
    }

    @Test
    void mediate_completionThatIsOnlyFlagged_isAStepItself() {
        Decider flagging = RunKit.decider(
                RunKit.policy(sequence(1, Verdict.AUDIT, 0, step("a", 2)), sequence(2, Verdict.DENY, 0, step("a", 3))));
        for (Verdict expected : List.of(Verdict.ALLOW, Verdict.AUDIT, Verdict.AUDIT)) {
            assertThat(mediate(sessions, flagging, call("a", "r"), NOW)
                            .decision()
                            .verdict())
                    .isEqualTo(expected);
        }
    }

    @Test
    void mediate_shadowMode_countsWhatItLetsPass() {
        Decider shadow =
                RunKit.decider(RunKit.policy(EXFILTRATION, sequence(2, Verdict.DENY, 0, step("http.*", 2))).toBuilder()
                        .shadowMode(true)
                        .build());
        for (int i = 0; i < 3; i++) {
            mediate(sessions, shadow, call("crm.read", "r"), NOW);
        }
        for (long rule = 1; rule <= 2; rule++) {
            Decision shown = mediate(sessions, shadow, post("r", OUT), NOW).decision();
            assertThat(shown.shadowed()).contains(Verdict.DENY);
            assertThat(shown.passes()).isTrue();
        }
        Decider second = RunKit.decider(RunKit.policy(sequence(2, Verdict.DENY, 0, step("http.*", 2))));
        assertThat(mediate(sessions, second, post("r", OUT), NOW).decision().passes())
                .isFalse();
    }

    @Test
    void mediate_callThatNoSequenceSpeaksOf_asksTheLedgerNothing() {
        assertThat(mediated(call("web.note", "r"), 0).passes()).isTrue();
        assertThat(ledger.asked).isEmpty();
    }

    @Test
    void mediate_callOfInterest_readsTheStateOnce() {
        read("r", 3);
        ledger.asked.clear();
        mediated(post("r", OUT), 4);
        assertThat(ledger.asked).containsExactly("state");
    }

    @Test
    void mediate_withoutRun_deniesWhereTheRuleIsReached() {
        ToolCall call = post("r", OUT).toBuilder().run(null).build();
        Decision decision = mediated(call, 0);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.RUN_ID_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "advance"})
    void mediate_ledgerFails_denies(String method) {
        ledger.failing = method;
        Decision denied = mediated(call("crm.read", "r"), 0);
        assertThat(denied.verdict()).isEqualTo(Verdict.DENY);
        assertThat(denied.code()).isEqualTo(ReasonCode.EVALUATION_ERROR);
    }

    @Test
    void mediate_ledgerKeepsNoMoreRuns_denies() {
        ledger.failing = "advance";
        ledger.failure = ErrorCode.STORE_FULL;
        assertThat(mediated(call("crm.read", "r"), 0).code()).isEqualTo(ReasonCode.RUN_STATE_LIMIT);
    }

    @Test
    void mediate_stateAtItsBound_deniesWhatWouldExceedIt() {
        FirewallRule[] rules = new FirewallRule[12];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = sequence(i, Verdict.DENY, Integer.MAX_VALUE, step("a", 999), step("b", 1));
        }
        Decider many = RunKit.decider(RunKit.policy(rules));
        ReasonCode code = ReasonCode.DEFAULT_VERDICT;
        long second = 0;
        for (int i = 0; i < 999 && code == ReasonCode.DEFAULT_VERDICT; i++) {
            second += 1_000_000 + i;
            code = mediate(sessions, many, call("a", "r"), NOW.plusSeconds(second))
                    .decision()
                    .code();
        }
        assertThat(code).isEqualTo(ReasonCode.RUN_STATE_LIMIT);
        long later = second + 1_000_000;
        assertThat(mediate(sessions, many, call("a", "r"), NOW.plusSeconds(later))
                        .decision()
                        .code())
                .isEqualTo(ReasonCode.RUN_STATE_LIMIT);
        assertThat(mediate(sessions, many, call("c", "r"), NOW.plusSeconds(later))
                        .decision()
                        .passes())
                .isTrue();
    }

    @Test
    void commit_otherCallCameBetween_decidesAgainOnlyIfItMatters() {
        Decider chain = RunKit.decider(RunKit.policy(
                sequence(1, Verdict.DENY, 0, step("a", 2), step("b", 1)), sequence(2, Verdict.DENY, 0, step("b", 5))));
        mediate(sessions, chain, call("a", "r"), NOW);
        RunSession session = sessions.open(chain.policy(), call("b", "r"), KeyCredit.UNLIMITED, NOW);
        Decision decided = chain.mediate(call("b", "r"), DecisionContext.of(session));
        assertThat(decided.passes()).isTrue();
        ledger.beforeAdvance = () -> mediate(sessions, chain, call("a", "r"), NOW);
        assertThat(session.commit(decided)).isInstanceOf(Commitment.Again.class);

        RunSession unconcerned = sessions.open(chain.policy(), call("a", "s"), KeyCredit.UNLIMITED, NOW);
        Decision read = chain.mediate(call("a", "s"), DecisionContext.of(unconcerned));
        ledger.beforeAdvance = () -> mediate(sessions, chain, call("a", "s"), NOW);
        assertThat(unconcerned.commit(read)).isInstanceOf(Commitment.Final.class);
        assertThat(mediate(sessions, chain, call("b", "s"), NOW).decision().passes())
                .as("both reads were counted")
                .isFalse();
    }

    @Test
    void commit_knownUnderSeveralNames_countsWhereOneFits() {
        RunSession session = sessions.open(decider.policy(), call("read", "r"), KeyCredit.UNLIMITED, NOW);
        Decision decided = decider.mediate(call("read", "r"), DecisionContext.of(session));
        session.commit(decided, List.of("crm.read", "read"), false);
        read("r", 2);
        assertThat(mediated(post("r", OUT), 3).passes()).isFalse();
    }
}
