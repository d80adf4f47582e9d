/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import ai.orcarouter.firewall.testkit.stores.RunLedgerContract;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MemoryRunLedgerTest extends RunLedgerContract {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final Instant PAST = END.plus(RunLedger.RUN_RETENTION);

    private final RunLedger ledger = new MemoryRunLedger();

    @Override
    protected RunLedger ledger() {
        return ledger;
    }

    private static Reservation run(String id, Instant end) {
        return new Reservation(LedgerAccount.run("w", id), "r", 1, end);
    }

    private static void assertFull(ThrowingCallable call) {
        assertThatExceptionOfType(OrcaException.class)
                .isThrownBy(call)
                .extracting(OrcaException::code)
                .isEqualTo(ErrorCode.STORE_FULL);
    }

    @Test
    void tryReserve_beyondTheBound_isRefusedUntilARunIsPastItsRetention() {
        RunLedger small = new MemoryRunLedger(2);
        assertThat(small.tryReserve(run("a", END), 10, NOW)).isTrue();
        assertThat(small.tryReserve(run("b", END.plusSeconds(9)), 10, NOW)).isTrue();
        assertFull(() -> small.tryReserve(run("c", END), 10, NOW));
        assertFull(() -> small.tryReserve(run("c", PAST.plusSeconds(1)), 10, PAST.minusNanos(1_000)));
        assertThat(small.tryReserve(run("a", END), 10, NOW)).isTrue();
        assertThat(small.tryReserve(new Reservation(LedgerAccount.key("w", "k"), "r", 1, END), 10, NOW))
                .isTrue();
        assertThat(small.settle(run("d", END), 5, NOW)).isEqualTo(new LedgerBalance(5, 0));
        small.release(run("e", END), NOW);
        assertThat(small.tryReserve(run("c", PAST.plusSeconds(1)), 10, PAST)).isTrue();
        assertThat(small.balance(LedgerAccount.run("w", "a"), PAST)).isEqualTo(LedgerBalance.ZERO);
    }

    @Test
    void advance_beyondTheBound_isRefusedUntilAStateHasExpired() {
        RunLedger small = new MemoryRunLedger(2);
        small.advance("w", "a", 0, new RunState(1, "", END.plusSeconds(9)), NOW);
        small.advance("w", "b", 0, new RunState(1, "", END.plusSeconds(9)), NOW);
        RunState next = new RunState(1, "", PAST);
        assertFull(() -> small.advance("w", "c", 0, next, NOW));
        assertThat(small.advance("w", "a", 1, new RunState(2, "", END), NOW)).isTrue();
        assertFull(() -> small.advance("w", "c", 0, next, END.minusNanos(1_000)));
        assertThat(small.advance("w", "c", 0, next, END)).isTrue();
        assertFull(() -> small.advance("w", "d", 0, next, END));
        assertThat(small.advance("w", "c", 1, new RunState(2, "", END), END)).isTrue();
        assertThat(small.advance("w", "d", 0, next, END)).isTrue();
    }

    @Test
    void bound_belowOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryRunLedger(0));
    }
}
