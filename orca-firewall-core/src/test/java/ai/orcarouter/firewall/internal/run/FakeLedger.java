/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.memory.MemoryRunLedger;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ledger that notes what it is asked, fails where it is told to, and lets others come between. */
final class FakeLedger implements RunLedger {
    final MemoryRunLedger inner = new MemoryRunLedger();
    final List<String> asked = new ArrayList<>();
    String failing = "";
    ErrorCode failure = ErrorCode.STORE_UNAVAILABLE;

    @Nullable
    Runnable beforeAdvance;

    private void asked(String method) {
        asked.add(method);
        if (method.equals(failing)) {
            throw new OrcaException(failure, "broken");
        }
    }

    @Override
    public boolean tryReserve(Reservation reservation, long capCents, Instant now) {
        boolean granted = inner.tryReserve(reservation, capCents, now);
        asked("tryReserve " + reservation.account().kind());
        return granted;
    }

    @Override
    public LedgerBalance settle(Reservation reservation, long actualCents, Instant now) {
        asked("settle " + reservation.account().kind());
        return inner.settle(reservation, actualCents, now);
    }

    @Override
    public void release(Reservation reservation, Instant now) {
        asked("release " + reservation.account().kind());
        inner.release(reservation, now);
    }

    @Override
    public LedgerBalance balance(LedgerAccount account, Instant now) {
        asked("balance");
        return inner.balance(account, now);
    }

    @Override
    public Optional<RunState> state(String workspace, String run, Instant now) {
        asked("state");
        return inner.state(workspace, run, now);
    }

    @Override
    public boolean advance(String workspace, String run, long expectedVersion, RunState next, Instant now) {
        Runnable between = beforeAdvance;
        if (between != null) {
            beforeAdvance = null;
            between.run();
        }
        asked("advance");
        return inner.advance(workspace, run, expectedVersion, next, now);
    }
}
