/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import static ai.orcarouter.firewall.internal.run.RunKit.NOW;
import static ai.orcarouter.firewall.internal.run.RunKit.WORKSPACE;
import static ai.orcarouter.firewall.internal.run.RunKit.call;
import static ai.orcarouter.firewall.internal.run.RunKit.cap;
import static ai.orcarouter.firewall.internal.run.RunKit.costing;
import static ai.orcarouter.firewall.internal.run.RunKit.mediate;
import static ai.orcarouter.firewall.internal.run.RunKit.sequence;
import static ai.orcarouter.firewall.internal.run.RunKit.step;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.memory.MemoryRunLedger;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of one run and of one key that come at the same time. */
final class RunRaceTest {
    private static final int THREADS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final MemoryRunLedger ledger = new MemoryRunLedger();
    private final RunSessions sessions = RunKit.sessions(ledger);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private <T> List<T> together(int calls, IntFunction<T> turn) throws Exception {
        List<Callable<T>> turns = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int number = i;
            turns.add(() -> turn.apply(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(turns)) {
            results.add(each.get());
        }
        return results;
    }

    @Test
    void budgets_underParallelCallers_areNeverExceededByEstimates() throws Exception {
        Decider capped = RunKit.decider(RunKit.policy(cap(1, 1000)));
        KeyCredit credit = new KeyCredit("7", 700);
        LedgerAccount run = LedgerAccount.run(WORKSPACE, "r:r");
        LedgerAccount key = LedgerAccount.key(WORKSPACE, "7");
        List<Long> passed = together(THREADS * 50, i -> {
            long cents = 1L + (i % 13);
            boolean keyed = i % 2 == 0;
            Commitment.Final done =
                    mediate(sessions, capped, costing("r", cents), keyed ? credit : KeyCredit.UNLIMITED, NOW);
            assertThat(ledger.balance(run, NOW).totalCents()).isLessThanOrEqualTo(1000);
            assertThat(ledger.balance(key, NOW).totalCents()).isLessThanOrEqualTo(700);
            if (!done.decision().passes()) {
                return 0L;
            }
            if (i % 3 == 0) {
                done.settlement().release(NOW);
                return 0L;
            }
            if (i % 3 == 1) {
                done.settlement().settle(cents / 2, NOW);
                return cents / 2;
            }
            return cents;
        });
        long expected = passed.stream().mapToLong(Long::longValue).sum();
        assertThat(ledger.balance(run, NOW).totalCents()).isEqualTo(expected).isBetween(900L, 1000L);
    }

    @Test
    void budgets_everythingGivenBack_endAtNothing() throws Exception {
        Decider capped = RunKit.decider(RunKit.policy(cap(1, 50)));
        together(THREADS * 20, i -> {
            mediate(sessions, capped, costing("r", 10), new KeyCredit("7", 40), NOW)
                    .settlement()
                    .release(NOW);
            return i;
        });
        assertThat(ledger.balance(LedgerAccount.run(WORKSPACE, "r:r"), NOW)).isEqualTo(LedgerBalance.ZERO);
        assertThat(ledger.balance(LedgerAccount.key(WORKSPACE, "7"), NOW)).isEqualTo(LedgerBalance.ZERO);
    }

    @Test
    void sequences_parallelSteps_losesNone() throws Exception {
        int calls = THREADS * 12;
        Decider chain = RunKit.decider(RunKit.policy(sequence(1, Verdict.DENY, 60, step("a", calls), step("b", 1))));
        for (boolean last : new boolean[] {false, true}) {
            assertThat(mediate(sessions, chain, call("b", "r"), NOW).decision().passes())
                    .isTrue();
            int count = last ? 1 : calls - 1;
            together(count, i -> {
                assertThat(mediate(sessions, chain, call("a", "r"), NOW)
                                .decision()
                                .passes())
                        .isTrue();
                return i;
            });
        }
        assertThat(mediate(sessions, chain, call("b", "r"), NOW).decision().passes())
                .isFalse();
    }

    /** A rule that counts its own completions lets exactly so many pass, whatever the interleaving. */
    @Test
    void sequences_parallelCompletions_passAsOftenAsTheyMay() throws Exception {
        Decider few = RunKit.decider(RunKit.policy(sequence(1, Verdict.DENY, 60, step("a", 8))));
        for (int round = 0; round < 30; round++) {
            String run = "r" + round;
            List<Boolean> passed = together(
                    THREADS,
                    i -> mediate(sessions, few, call("a", run), NOW).decision().passes());
            assertThat(passed).filteredOn(Boolean::booleanValue).hasSize(7);
        }
    }
}
