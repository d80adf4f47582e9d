/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger that begins where another one stands and keeps every change to itself, so that the steps of a plan can be
 * judged one after the other as if they had been let through (REFERENCE 15.2). Used by one thread.
 */
final class ScratchLedger implements RunLedger {
    private final RunLedger real;
    private final Map<LedgerAccount, Long> reserved = new HashMap<>();
    private final Map<String, RunState> states = new HashMap<>();

    /** Begins where {@code real} stands. */
    ScratchLedger(RunLedger real) {
        this.real = real;
    }

    @Override
    public boolean tryReserve(Reservation reservation, long capCents, Instant now) {
        long total = balance(reservation.account(), now).totalCents();
        if (total > capCents - reservation.amountCents()) {
            return false;
        }
        reserved.merge(reservation.account(), reservation.amountCents(), Long::sum);
        return true;
    }

    @Override
    public LedgerBalance settle(Reservation reservation, long actualCents, Instant now) {
        reserved.merge(reservation.account(), actualCents - reservation.amountCents(), Long::sum);
        return balance(reservation.account(), now);
    }

    @Override
    public void release(Reservation reservation, Instant now) {
        reserved.merge(reservation.account(), -reservation.amountCents(), Long::sum);
    }

    @Override
    public LedgerBalance balance(LedgerAccount account, Instant now) {
        LedgerBalance before = real.balance(account, now);
        return new LedgerBalance(before.spentCents(), before.reservedCents() + reserved.getOrDefault(account, 0L));
    }

    @Override
    public Optional<RunState> state(String workspace, String run, Instant now) {
        RunState own = states.get(run);
        return own == null ? real.state(workspace, run, now) : Optional.of(own);
    }

    @Override
    public boolean advance(String workspace, String run, long expectedVersion, RunState next, Instant now) {
        if (state(workspace, run, now).map(RunState::version).orElse(0L) != expectedVersion) {
            return false;
        }
        states.put(run, next);
        return true;
    }
}
