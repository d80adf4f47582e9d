/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.spi.RunLedger.RESERVATION_RETENTION;
import static ai.orcarouter.firewall.spi.RunLedger.RUN_RETENTION;
import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;
import static ai.orcarouter.firewall.testkit.stores.StoreData.id;
import static ai.orcarouter.firewall.testkit.stores.StoreData.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every sentence of {@link RunLedger}. */
public abstract class RunLedgerContract {
    private static final Instant END = NOW.plusSeconds(60);

    /** For subclasses. */
    protected RunLedgerContract() {}

    /** The ledger under test; it may be the same for all tests. */
    protected abstract RunLedger ledger();

    /** How often a ledger is raced; a subclass may lower it for a slow one. */
    protected int rounds() {
        return 100;
    }

    private static LedgerAccount run() {
        return LedgerAccount.run(workspace(), "run");
    }

    private static Reservation of(LedgerAccount account, long cents) {
        return new Reservation(account, id(), cents, END);
    }

    private static LedgerBalance balance(long spent, long reserved) {
        return new LedgerBalance(spent, reserved);
    }

    @Test
    void newAccount_isEmpty() {
        assertThat(ledger().balance(run(), NOW)).isEqualTo(LedgerBalance.ZERO);
        assertThat(ledger().balance(LedgerAccount.key(workspace(), "7"), NOW)).isEqualTo(LedgerBalance.ZERO);
    }

    @Test
    void tryReserve_upToTheCap() {
        LedgerAccount account = run();
        assertThat(ledger().tryReserve(of(account, 60), 100, NOW)).isTrue();
        assertThat(ledger().tryReserve(of(account, 41), 100, NOW)).isFalse();
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(0, 60));
        assertThat(ledger().tryReserve(of(account, 40), 100, NOW)).isTrue();
        assertThat(ledger().tryReserve(of(account, 0), 100, NOW)).isTrue();
        assertThat(ledger().tryReserve(of(account, 0), 99, NOW)).isFalse();
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(0, 100));
    }

    @Test
    void tryReserve_capsAtTheirBounds() {
        LedgerAccount account = run();
        assertThat(ledger().tryReserve(of(account, 0), -1, NOW)).isFalse();
        assertThat(ledger().tryReserve(of(account, 0), Long.MIN_VALUE, NOW)).isFalse();
        assertThat(ledger().tryReserve(of(account, 0), 0, NOW)).isTrue();
        assertThat(ledger().tryReserve(of(account, 1), 0, NOW)).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(ledger().tryReserve(of(account, Reservation.MAX_CENTS), Long.MAX_VALUE, NOW))
                    .isTrue();
        }
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(0, 3 * Reservation.MAX_CENTS));
    }

    @Test
    void tryReserve_again_isGrantedAndCountedOnce() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        assertThat(ledger().tryReserve(reservation, 60, NOW)).isTrue();
        assertThat(ledger().tryReserve(reservation, 60, NOW)).isTrue();
        assertThat(ledger().tryReserve(reservation, 0, NOW)).isTrue();
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(0, 60));
    }

    @Test
    void tryReserve_refused_canBeGrantedLater() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        assertThat(ledger().tryReserve(reservation, 59, NOW)).isFalse();
        assertThat(ledger().balance(account, NOW)).isEqualTo(LedgerBalance.ZERO);
        assertThat(ledger().tryReserve(reservation, 60, NOW)).isTrue();
    }

    @Test
    void settle_replacesTheEstimateByTheActual() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        ledger().tryReserve(reservation, 100, NOW);
        assertThat(ledger().settle(reservation, 15, NOW)).isEqualTo(balance(15, 0));
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(15, 0));
        assertThat(ledger().tryReserve(of(account, 85), 100, NOW)).isTrue();
    }

    @Test
    void settle_aboveTheCap_showsTheOvershoot() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        ledger().tryReserve(reservation, 60, NOW);
        assertThat(ledger().settle(reservation, 75, NOW)).isEqualTo(balance(75, 0));
        assertThat(ledger().tryReserve(of(account, 0), 60, NOW)).isFalse();
    }

    @Test
    void aReservation_endsOnce() {
        LedgerAccount account = run();
        Reservation settled = of(account, 60);
        Reservation released = of(account, 30);
        ledger().tryReserve(settled, 100, NOW);
        ledger().tryReserve(released, 100, NOW);
        ledger().settle(settled, 50, NOW);
        ledger().release(released, NOW);
        assertThat(ledger().settle(settled, 50, NOW)).isEqualTo(balance(50, 0));
        ledger().release(settled, NOW);
        assertThat(ledger().settle(released, 30, NOW)).isEqualTo(balance(50, 0));
        ledger().release(released, NOW);
        assertThat(ledger().tryReserve(settled, 100, NOW)).isFalse();
        assertThat(ledger().tryReserve(released, 100, NOW)).isFalse();
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(50, 0));
    }

    @Test
    void aLease_endsAtItsInstant() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        ledger().tryReserve(reservation, 100, NOW);
        Instant before = END.minusNanos(1_000);
        assertThat(ledger().balance(account, before)).isEqualTo(balance(0, 60));
        assertThat(ledger().tryReserve(of(account, 41), 100, before)).isFalse();
        assertThat(ledger().balance(account, END)).isEqualTo(LedgerBalance.ZERO);
        assertThat(ledger().tryReserve(new Reservation(account, id(), 100, END.plusSeconds(60)), 100, END))
                .isTrue();
    }

    @Test
    void settle_afterTheLease_addsTheActualOnce() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        ledger().tryReserve(reservation, 100, NOW);
        Instant late = END.plus(RESERVATION_RETENTION).minusNanos(1_000);
        assertThat(ledger().settle(reservation, 70, END)).isEqualTo(balance(70, 0));
        assertThat(ledger().settle(reservation, 70, late)).isEqualTo(balance(70, 0));
        ledger().release(reservation, late);
        assertThat(ledger().balance(account, late)).isEqualTo(balance(70, 0));
    }

    @Test
    void settle_aReservationThatWasNeverGranted_addsTheActual() {
        for (LedgerAccount account : List.of(run(), LedgerAccount.key(workspace(), "7"))) {
            Reservation refused = of(account, 60);
            assertThat(ledger().tryReserve(refused, 10, NOW)).isFalse();
            assertThat(ledger().settle(refused, 70, NOW)).isEqualTo(balance(70, 0));
            assertThat(ledger().settle(refused, 70, NOW)).isEqualTo(balance(70, 0));
            assertThat(ledger().settle(of(account, 0), 5, NOW)).isEqualTo(balance(75, 0));
        }
    }

    @Test
    void release_aReservationThatWasNeverGranted_endsIt() {
        LedgerAccount account = run();
        Reservation reservation = of(account, 60);
        ledger().release(reservation, NOW);
        assertThat(ledger().tryReserve(reservation, 100, NOW)).isFalse();
        assertThat(ledger().settle(reservation, 60, NOW)).isEqualTo(LedgerBalance.ZERO);
    }

    @Test
    void settle_anAmountOutOfRange_isRefused() {
        Reservation reservation = of(run(), 60);
        ledger().tryReserve(reservation, 100, NOW);
        for (long cents : new long[] {-1, Reservation.MAX_CENTS + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ledger().settle(reservation, cents, NOW));
        }
        assertThat(ledger().balance(reservation.account(), NOW)).isEqualTo(balance(0, 60));
    }

    @Test
    void accounts_doNotTouchEachOther() {
        String workspace = workspace();
        List<LedgerAccount> accounts = List.of(
                LedgerAccount.run(workspace, "7"),
                LedgerAccount.key(workspace, "7"),
                LedgerAccount.run(workspace, "8"),
                LedgerAccount.run(workspace(), "7"));
        String id = id();
        for (int i = 0; i < accounts.size(); i++) {
            assertThat(ledger().tryReserve(new Reservation(accounts.get(i), id, 10L + i, END), 100, NOW))
                    .isTrue();
        }
        ledger().settle(new Reservation(accounts.get(0), id, 10, END), 5, NOW);
        assertThat(ledger().balance(accounts.get(0), NOW)).isEqualTo(balance(5, 0));
        for (int i = 1; i < accounts.size(); i++) {
            assertThat(ledger().balance(accounts.get(i), NOW)).isEqualTo(balance(0, 10L + i));
        }
    }

    @Test
    void spending_isKept_ofARunForItsRetentionAndOfAKeyForEver() {
        LedgerAccount run = run();
        LedgerAccount key = LedgerAccount.key(workspace(), "7");
        for (LedgerAccount account : List.of(run, key)) {
            Reservation reservation = of(account, 60);
            ledger().tryReserve(reservation, 100, NOW);
            ledger().settle(reservation, 60, NOW);
        }
        Instant late = END.plus(RUN_RETENTION).minusNanos(1_000);
        assertThat(ledger().tryReserve(new Reservation(run, id(), 41, late.plusSeconds(1)), 100, late))
                .isFalse();
        assertThat(ledger().balance(run, late)).isEqualTo(balance(60, 0));
        Instant never = NOW.plusSeconds(10L * 365 * 24 * 3_600);
        ledger().tryReserve(new Reservation(run(), id(), 1, never.plusSeconds(1)), 100, never);
        assertThat(ledger().tryReserve(new Reservation(key, id(), 41, never.plusSeconds(1)), 100, never))
                .isFalse();
        assertThat(ledger().balance(key, never)).isEqualTo(balance(60, 0));
    }

    @Property(tries = 200)
    void anySteps_leaveWhatTheModelSays(@ForAll("steps") List<LedgerModel.Step> steps) {
        String workspace = workspace();
        LedgerModel model = new LedgerModel();
        for (LedgerModel.Step step : steps) {
            LedgerAccount account = LedgerAccount.run(workspace, "run" + step.account());
            Reservation reservation = new Reservation(
                    account, "r" + step.reservation(), step.reservation() * 10L, NOW.plusSeconds(step.reservation()));
            Instant now = NOW.plusSeconds(step.second());
            switch (step.what()) {
                case RESERVE ->
                    assertThat(ledger().tryReserve(reservation, step.cents(), now))
                            .isEqualTo(model.tryReserve(reservation, step.cents(), now));
                case SETTLE ->
                    assertThat(ledger().settle(reservation, step.cents(), now))
                            .isEqualTo(model.end(reservation, step.cents(), now));
                case RELEASE -> {
                    ledger().release(reservation, now);
                    model.end(reservation, 0, now);
                }
            }
            assertThat(ledger().balance(account, now)).isEqualTo(model.balance(account, now));
        }
    }

    @Test
    void race_neverOverTheCap() {
        try (Race race = new Race(16)) {
            LedgerAccount account = LedgerAccount.key(workspace(), "7");
            List<Integer> granted = race.run(number -> {
                int mine = 0;
                for (int i = 0; i < rounds(); i++) {
                    Reservation reservation = of(account, 7);
                    if (ledger().tryReserve(reservation, 1_000, NOW)) {
                        mine++;
                        if (i % 3 == 0) {
                            ledger().release(reservation, NOW);
                            mine--;
                        } else if (i % 3 == 1) {
                            assertThat(ledger().settle(reservation, 7, NOW).totalCents())
                                    .isLessThanOrEqualTo(1_000);
                        }
                    }
                    assertThat(ledger().balance(account, NOW).totalCents()).isLessThanOrEqualTo(1_000);
                }
                return mine;
            });
            long counted = 7L * granted.stream().mapToInt(Integer::intValue).sum();
            assertThat(ledger().balance(account, NOW).totalCents()).isEqualTo(counted);
        }
    }

    @Test
    void race_ofTheSameReservation_countsItOnce() {
        try (Race race = new Race(16)) {
            for (int round = 0; round < rounds(); round++) {
                LedgerAccount account = run();
                Reservation reservation = of(account, 60);
                assertThat(race.run(number -> ledger().tryReserve(reservation, 60, NOW)))
                        .containsOnly(true);
                assertThat(ledger().balance(account, NOW)).isEqualTo(balance(0, 60));
                race.run(number -> ledger().settle(reservation, 50, NOW));
                assertThat(ledger().balance(account, NOW)).isEqualTo(balance(50, 0));
            }
        }
    }

    private static RunState state(long version, String text) {
        return new RunState(version, text, END);
    }

    @Test
    void state_startsEmptyAndAdvancesByItsVersion() {
        String workspace = workspace();
        assertThat(ledger().state(workspace, "run", NOW)).isEmpty();
        assertThat(ledger().advance(workspace, "run", 0, state(1, "a"), NOW)).isTrue();
        assertThat(ledger().state(workspace, "run", NOW)).contains(state(1, "a"));
        assertThat(ledger().advance(workspace, "run", 0, state(1, "b"), NOW)).isFalse();
        assertThat(ledger().advance(workspace, "run", 2, state(3, "b"), NOW)).isFalse();
        assertThat(ledger().state(workspace, "run", NOW)).contains(state(1, "a"));
        RunState next = new RunState(2, "b", END.plusSeconds(9));
        assertThat(ledger().advance(workspace, "run", 1, next, NOW)).isTrue();
        assertThat(ledger().state(workspace, "run", NOW)).contains(next);
    }

    @Test
    void state_isGoneFromTheMomentOfExpiry() {
        String workspace = workspace();
        ledger().advance(workspace, "run", 0, state(1, "a"), NOW);
        ledger().advance(workspace, "run", 1, state(2, "b"), NOW);
        assertThat(ledger().state(workspace, "run", END.minusNanos(1_000))).isPresent();
        assertThat(ledger().state(workspace, "run", END)).isEmpty();
        RunState later = new RunState(1, "c", END.plusSeconds(9));
        assertThat(ledger().advance(workspace, "run", 2, new RunState(3, "c", END.plusSeconds(9)), END))
                .isFalse();
        assertThat(ledger().advance(workspace, "run", 0, later, END)).isTrue();
        assertThat(ledger().state(workspace, "run", END)).contains(later);
    }

    @Test
    void advance_toAStateThatHasExpired_forgetsTheRun() {
        String workspace = workspace();
        ledger().advance(workspace, "run", 0, state(1, "a"), NOW);
        assertThat(ledger().advance(workspace, "run", 1, new RunState(2, "b", NOW), NOW))
                .isTrue();
        assertThat(ledger().state(workspace, "run", NOW)).isEmpty();
        assertThat(ledger().advance(workspace, "run", 0, state(1, "c"), NOW)).isTrue();
    }

    @Test
    void advance_withAnotherVersionThanTheNext_isRefused() {
        String workspace = workspace();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger().advance(workspace, "run", 0, state(2, "a"), NOW));
        assertThat(ledger().state(workspace, "run", NOW)).isEmpty();
    }

    @Test
    void states_doNotTouchEachOtherOrTheMoney() {
        String workspace = workspace();
        ledger().advance(workspace, "run", 0, state(1, "a"), NOW);
        assertThat(ledger().state(workspace, "Run", NOW)).isEmpty();
        assertThat(ledger().state(workspace(), "run", NOW)).isEmpty();
        assertThat(ledger().balance(LedgerAccount.run(workspace, "run"), NOW)).isEqualTo(LedgerBalance.ZERO);
    }

    @Property(tries = 200)
    void texts_areReturnedAsTheyWereStored(@ForAll("texts") String run, @ForAll("texts") String text) {
        String workspace = workspace();
        RunState state = state(1, text);
        assertThat(ledger().advance(workspace, "r" + run, 0, state, NOW)).isTrue();
        assertThat(ledger().state(workspace, "r" + run, NOW)).contains(state);
        LedgerAccount account = LedgerAccount.run(workspace, "r" + run);
        assertThat(ledger().tryReserve(of(account, 1), 1, NOW)).isTrue();
        assertThat(ledger().balance(account, NOW)).isEqualTo(balance(0, 1));
    }

    @Test
    void state_atItsBound_isKept() {
        String workspace = workspace();
        RunState state = state(1, "\u20AC".repeat(RunState.MAX_TEXT));
        assertThat(ledger().advance(workspace, "run", 0, state, NOW)).isTrue();
        assertThat(ledger().state(workspace, "run", NOW)).contains(state);
    }

    @Test
    void race_ofAdvances_losesNone() {
        String workspace = workspace();
        try (Race race = new Race(16)) {
            race.run(number -> {
                int done = 0;
                while (done < rounds() / 10) {
                    long version = ledger().state(workspace, "run", NOW)
                            .map(RunState::version)
                            .orElse(0L);
                    if (ledger().advance(workspace, "run", version, state(version + 1, "t" + (version + 1)), NOW)) {
                        done++;
                    }
                }
                return done;
            });
        }
        long all = 16L * (rounds() / 10);
        assertThat(ledger().state(workspace, "run", NOW)).contains(state(all, "t" + all));
    }

    @Provide
    Arbitrary<List<LedgerModel.Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(LedgerModel.Step.What.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(0, 120),
                        Arbitraries.integers().between(0, 6))
                .as(LedgerModel.Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> texts() {
        return StoreData.texts(60);
    }
}
