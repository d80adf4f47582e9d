/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spending and run states in memory, gone with the process: budgets of keys start afresh with it, so a host whose keys
 * have a credit limit needs a ledger that lasts.
 *
 * <p>It keeps a bounded number of runs, once for money and once for states. Beyond it, those past their retention are
 * forgotten; when there are none, a new run is refused ({@link ai.orcarouter.core.ErrorCode#STORE_FULL}). Keys are not
 * bounded; there are as many as the host issued. Never unavailable. Thread-safe, under one lock.
 */
public final class MemoryRunLedger implements RunLedger {
    /** Runs kept unless said otherwise: 100,000. */
    public static final int DEFAULT_RUNS = 100_000;

    private record Run(String workspace, String id) {}

    private final Map<LedgerAccount, MemoryAccount> keys = new HashMap<>();
    private final BoundedRuns<LedgerAccount, MemoryAccount> runs;
    private final BoundedRuns<Run, RunState> states;

    /** A ledger that keeps {@link #DEFAULT_RUNS} runs. */
    public MemoryRunLedger() {
        this(DEFAULT_RUNS);
    }

    /** A ledger that keeps {@code maxRuns} runs, at least one. */
    public MemoryRunLedger(int maxRuns) {
        if (maxRuns < 1) {
            throw new IllegalArgumentException("a ledger keeps at least one run");
        }
        runs = new BoundedRuns<>(maxRuns, MemoryAccount::lastLease);
        states = new BoundedRuns<>(maxRuns, RunState::expiresAt);
    }

    @Override
    public synchronized boolean tryReserve(Reservation reservation, long capCents, Instant now) {
        LedgerAccount key = reservation.account();
        MemoryAccount known = find(key);
        if (known != null) {
            return known.tryReserve(reservation, capCents, now);
        }
        MemoryAccount account = new MemoryAccount();
        boolean granted = account.tryReserve(reservation, capCents, now);
        if (granted) {
            if (key.kind() == LedgerAccount.Kind.RUN) {
                runs.makeRoom(now.minus(RUN_RETENTION));
            }
            add(key, account);
        }
        return granted;
    }

    @Override
    public synchronized LedgerBalance settle(Reservation reservation, long actualCents, Instant now) {
        Reservation.checkCents(actualCents);
        MemoryAccount account = findOrAdd(reservation.account());
        account.end(reservation, actualCents, now);
        return account.balance(now);
    }

    @Override
    public synchronized void release(Reservation reservation, Instant now) {
        findOrAdd(reservation.account()).end(reservation, 0, now);
    }

    @Override
    public synchronized LedgerBalance balance(LedgerAccount account, Instant now) {
        MemoryAccount known = find(account);
        return known == null ? LedgerBalance.ZERO : known.balance(now);
    }

    @Override
    public synchronized Optional<RunState> state(String workspace, String run, Instant now) {
        return Optional.ofNullable(states.get(new Run(workspace, run)))
                .filter(state -> state.expiresAt().isAfter(now));
    }

    @Override
    public synchronized boolean advance(
            String workspace, String run, long expectedVersion, RunState next, Instant now) {
        if (next.version() != expectedVersion + 1) {
            throw new IllegalArgumentException("the version after " + expectedVersion + " is not " + next.version());
        }
        Run key = new Run(workspace, run);
        long version = state(workspace, run, now).map(RunState::version).orElse(0L);
        if (version != expectedVersion) {
            return false;
        }
        if (!next.expiresAt().isAfter(now)) {
            states.remove(key);
            return true;
        }
        if (states.get(key) == null) {
            states.makeRoom(now);
        }
        states.put(key, next);
        return true;
    }

    private @Nullable MemoryAccount find(LedgerAccount key) {
        return switch (key.kind()) {
            case KEY -> keys.get(key);
            case RUN -> runs.get(key);
        };
    }

    private MemoryAccount findOrAdd(LedgerAccount key) {
        MemoryAccount known = find(key);
        return known == null ? add(key, new MemoryAccount()) : known;
    }

    private MemoryAccount add(LedgerAccount key, MemoryAccount account) {
        switch (key.kind()) {
            case KEY -> keys.put(key, account);
            case RUN -> runs.put(key, account);
        }
        return account;
    }
}
