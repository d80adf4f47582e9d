/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import static ai.orcarouter.firewall.internal.run.RunKit.NOW;
import static ai.orcarouter.firewall.internal.run.RunKit.WORKSPACE;
import static ai.orcarouter.firewall.internal.run.RunKit.call;
import static ai.orcarouter.firewall.internal.run.RunKit.cap;
import static ai.orcarouter.firewall.internal.run.RunKit.costing;
import static ai.orcarouter.firewall.internal.run.RunKit.mediate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.DecisionContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.CostEstimator;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetSessionTest {
    private final FakeLedger ledger = new FakeLedger();
    private final RunSessions sessions = RunKit.sessions(ledger);
    private final Decider capped = RunKit.decider(RunKit.policy(cap(1, 100)));

    private LedgerBalance ofRun(String run) {
        return ledger.inner.balance(LedgerAccount.run(WORKSPACE, "r:" + run), NOW);
    }

    private LedgerBalance ofKey(String key) {
        return ledger.inner.balance(LedgerAccount.key(WORKSPACE, key), NOW);
    }

    private Commitment.Final ask(long cents) {
        return mediate(sessions, capped, costing("r", cents), NOW);
    }

    @Test
    void mediate_underTheCap_reservesAndSettles() {
        Commitment.Final done = ask(60);
        assertThat(done.decision().verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(ofRun("r")).isEqualTo(new LedgerBalance(0, 60));
        assertThat(ask(41).decision().code()).isEqualTo(ReasonCode.COST_CAP);
        assertThat(ask(40).decision().passes()).isTrue();
        assertThat(done.settlement().settle(75, NOW)).singleElement().satisfies(after -> {
            assertThat(after.balance()).isEqualTo(new LedgerBalance(75, 40));
            assertThat(after.capCents()).isEqualTo(100);
            assertThat(after.overshootCents()).isEqualTo(15);
        });
        assertThat(ask(0).decision().code()).isEqualTo(ReasonCode.COST_CAP);
        assertThat(mediate(sessions, capped, costing("other", 100), NOW)
                        .decision()
                        .passes())
                .isTrue();
    }

    @Test
    void settlement_endsOnce() {
        Settlement settlement = ask(60).settlement();
        settlement.release(NOW);
        assertThat(settlement.settle(50, NOW)).isEmpty();
        assertThat(ofRun("r")).isEqualTo(LedgerBalance.ZERO);

        Settlement other = ask(60).settlement();
        other.settle(10, NOW);
        other.settle(20, NOW);
        other.release(NOW);
        assertThat(ofRun("r")).isEqualTo(new LedgerBalance(10, 0));
        assertThatThrownBy(() -> other.settle(-1, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settlement_ledgerFails_canBeRepeated() {
        Settlement settlement = ask(60).settlement();
        ledger.failing = "settle RUN";
        assertThatThrownBy(() -> settlement.settle(10, NOW)).isInstanceOf(OrcaException.class);
        ledger.failing = "";
        settlement.release(NOW);
        assertThat(ofRun("r")).as("the first outcome holds").isEqualTo(new LedgerBalance(10, 0));
    }

    @Test
    void lease_thatEnded_countsNoLonger() {
        ask(100);
        assertThat(ask(1).decision().passes()).isFalse();
        assertThat(mediate(sessions, capped, costing("r", 100), NOW.plus(RunSessions.DEFAULT_LEASE))
                        .decision()
                        .passes())
                .isTrue();
    }

    @Test
    void mediate_withoutEstimate_passesUntilTheCapIsUsedUp() {
        Commitment.Final first = mediate(sessions, capped, call("x", "r"), NOW);
        assertThat(first.settlement().isEmpty()).isFalse();
        first.settlement().settle(99, NOW);
        Commitment.Final second = mediate(sessions, capped, call("x", "r"), NOW);
        assertThat(second.decision().passes()).isTrue();
        assertThat(second.settlement().settle(50, NOW).get(0).overshootCents()).isEqualTo(49);
        assertThat(mediate(sessions, capped, call("x", "r"), NOW).decision().code())
                .isEqualTo(ReasonCode.COST_CAP);
    }

    @Test
    void commit_budgetUsedUpMeanwhile_denies() {
        RunSession session = sessions.open(capped.policy(), costing("r", 60), KeyCredit.UNLIMITED, NOW);
        Decision decided = capped.mediate(costing("r", 60), DecisionContext.of(session));
        assertThat(decided.passes()).isTrue();
        ask(60);
        Commitment.Final done = (Commitment.Final) session.commit(decided);
        assertThat(done.decision().verdict()).isEqualTo(Verdict.DENY);
        assertThat(done.decision().code()).isEqualTo(ReasonCode.COST_CAP);
        assertThat(done.decision().reason()).isEqualTo("run is over its budget: cap 1");
        assertThat(done.settlement().isEmpty()).isTrue();
        assertThat(ofRun("r")).isEqualTo(new LedgerBalance(0, 60));
    }

    @Test
    void commit_capHiddenByAnEgressRule_stillHolds() {
        FirewallRule watch =
                FirewallRule.builder(2, Verdict.AUDIT).stage(Surface.EGRESS).build();
        Decider both = RunKit.decider(RunKit.policy(cap(1, 100), watch));
        var post = RunKit.post("r", "https://a.example/").toBuilder()
                .estimatedCostCents(60)
                .build();
        RunSession session = sessions.open(both.policy(), post, KeyCredit.UNLIMITED, NOW);
        Decision decided = both.mediate(post, DecisionContext.of(session));
        assertThat(decided.rule()).contains(watch);
        assertThat(mediate(sessions, both, post, NOW).decision().verdict()).isEqualTo(Verdict.AUDIT);
        assertThat(((Commitment.Final) session.commit(decided)).decision().code())
                .isEqualTo(ReasonCode.COST_CAP);
    }

    @Test
    void mediate_otherRuleLetsThrough_countsForTheRunWithoutCap() {
        Decider mixed = RunKit.decider(RunKit.policy(
                FirewallRule.builder(1, Verdict.ALLOW).toolNameGlob("model.ask").build(), cap(2, 100)));
        mediate(sessions, mixed, costing("r", 150), NOW).settlement().settle(120, NOW);
        assertThat(mediate(sessions, mixed, call("x", "r"), NOW).decision().code())
                .isEqualTo(ReasonCode.COST_CAP);
    }

    @Test
    void mediate_shadowMode_reservesWithoutCap() {
        Decider shadow = RunKit.decider(
                RunKit.policy(cap(1, 100)).toBuilder().shadowMode(true).build());
        for (int i = 0; i < 3; i++) {
            Decision shown = mediate(sessions, shadow, costing("r", 60), NOW).decision();
            assertThat(shown.passes()).isTrue();
            assertThat(shown.shadow()).isEqualTo(i > 0);
        }
        assertThat(ofRun("r")).isEqualTo(new LedgerBalance(0, 180));
    }

    @Test
    void commit_shadowModeAndBudgetUsedUpMeanwhile_onlyReports() {
        Decider shadow = RunKit.decider(
                RunKit.policy(cap(1, 100)).toBuilder().shadowMode(true).build());
        RunSession session = sessions.open(shadow.policy(), costing("r", 60), KeyCredit.UNLIMITED, NOW);
        Decision decided = shadow.mediate(costing("r", 60), DecisionContext.of(session));
        ask(60);
        Commitment.Final done = (Commitment.Final) session.commit(decided);
        assertThat(done.decision().shadowed()).contains(Verdict.DENY);
        assertThat(done.decision().code()).isEqualTo(ReasonCode.COST_CAP);
        assertThat(ofRun("r")).isEqualTo(new LedgerBalance(0, 120));
        done.settlement().settle(1, NOW);
        assertThat(ofRun("r")).isEqualTo(new LedgerBalance(1, 60));
    }

    @Test
    void mediate_keyPastItsLimit_deniesInShadowModeToo() {
        Decider free =
                RunKit.decider(RunKit.policy().toBuilder().shadowMode(true).build());
        KeyCredit credit = new KeyCredit("7", 100);
        Commitment.Final first = mediate(sessions, free, costing("r", 70), credit, NOW);
        assertThat(first.decision().passes()).isTrue();
        Decision denied = mediate(sessions, free, costing("s", 31), credit, NOW).decision();
        assertThat(denied.verdict()).isEqualTo(Verdict.DENY);
        assertThat(denied.code()).isEqualTo(ReasonCode.COST_CAP);
        assertThat(denied.reason()).isEqualTo("the key has reached its credit limit");
        first.settlement().settle(100, NOW);
        assertThat(mediate(sessions, free, call("x", "s"), credit, NOW.plus(Duration.ofDays(400)))
                        .decision()
                        .passes())
                .isFalse();
        assertThat(ofKey("7")).isEqualTo(new LedgerBalance(100, 0));
    }

    @ParameterizedTest
    @CsvSource({"tryReserve RUN", "tryReserve KEY", "advance", "state", "balance"})
    void mediate_ledgerFails_deniesAndKeepsNothingReserved(String method) {
        Decider all = RunKit.decider(
                RunKit.policy(RunKit.sequence(1, Verdict.DENY, 0, RunKit.step("model.ask", 3)), cap(2, 100)));
        ledger.failing = method;
        Commitment.Final done = mediate(sessions, all, costing("r", 10), new KeyCredit("7", 100), NOW);
        assertThat(done.decision().verdict()).isEqualTo(Verdict.DENY);
        assertThat(done.decision().code()).isEqualTo(ReasonCode.EVALUATION_ERROR);
        assertThat(ofRun("r")).isEqualTo(LedgerBalance.ZERO);
        assertThat(ofKey("7")).isEqualTo(LedgerBalance.ZERO);
    }

    @Test
    void mediate_runPastItsCap_keepsNothingReservedOnTheKey() {
        ask(100);
        RunSession session = sessions.open(capped.policy(), costing("r", 1), new KeyCredit("7", 100), NOW);
        Decision decided = capped.mediate(costing("r", 1), DecisionContext.of(session));
        assertThat(decided.passes()).isFalse();
        assertThat(session.commit(decided)).isEqualTo(new Commitment.Final(decided, Settlement.NONE));
        assertThat(ofKey("7")).isEqualTo(LedgerBalance.ZERO);
    }

    @Test
    void mediate_ledgerKeepsNoMoreRuns_denies() {
        ledger.failing = "tryReserve RUN";
        ledger.failure = ErrorCode.STORE_FULL;
        assertThat(ask(1).decision().code()).isEqualTo(ReasonCode.RUN_STATE_LIMIT);
    }

    @Test
    void estimator_knowsThePrice_isAskedOnceWhereTheCallerSaysNothing() {
        long[] asked = {0};
        CostEstimator estimator = call -> {
            asked[0]++;
            return OptionalLong.of(60);
        };
        RunSessions priced = new RunSessions(ledger, WORKSPACE, estimator, Duration.ofSeconds(1));
        assertThat(mediate(priced, capped, call("x", "r"), NOW).decision().passes())
                .isTrue();
        assertThat(asked[0]).isEqualTo(1);
        assertThat(mediate(priced, capped, call("x", "r"), NOW).decision().code())
                .isEqualTo(ReasonCode.COST_CAP);
        assertThat(mediate(priced, capped, costing("r", 40), NOW).decision().passes())
                .isTrue();
        assertThat(asked[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void estimator_fails_deniesWhereARuleWithABudgetDecides(boolean throwing) {
        CostEstimator broken = call -> {
            if (throwing) {
                throw new IllegalStateException("broken");
            }
            return OptionalLong.of(-1);
        };
        RunSessions priced = new RunSessions(ledger, WORKSPACE, broken, Duration.ofSeconds(1));
        assertThat(mediate(priced, capped, call("x", "r"), NOW).decision().code())
                .isEqualTo(ReasonCode.EVALUATION_ERROR);
        Decider mixed = RunKit.decider(RunKit.policy(
                FirewallRule.builder(1, Verdict.ALLOW).toolNameGlob("x").build(), cap(2, 100)));
        assertThat(mediate(priced, mixed, call("x", "r"), new KeyCredit("7", 10), NOW)
                        .decision()
                        .passes())
                .isTrue();
    }

    @Test
    void isNeeded_statelessPolicyAndUnlimitedKey_isNot() {
        Decider stateless = RunKit.decider(
                RunKit.policy(FirewallRule.builder(1, Verdict.DENY).build()));
        assertThat(RunSessions.isNeeded(stateless.policy(), KeyCredit.UNLIMITED))
                .isFalse();
        assertThat(RunSessions.isNeeded(stateless.policy(), new KeyCredit("7", 1)))
                .isTrue();
        assertThat(RunSessions.isNeeded(capped.policy(), KeyCredit.UNLIMITED)).isTrue();
        Decider disabled = RunKit.decider(
                RunKit.policy(cap(1, 1)).toBuilder().enabled(false).build());
        assertThat(RunSessions.isNeeded(disabled.policy(), KeyCredit.UNLIMITED)).isFalse();
    }
}
