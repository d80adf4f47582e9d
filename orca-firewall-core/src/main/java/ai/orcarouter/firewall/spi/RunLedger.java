/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts what runs and keys spend, and remembers how far runs have come (SEMANTICS 4.2). One table of accounts, one of
 * reservations and one of run states are enough.
 *
 * <p><b>The promise.</b> Whatever runs at the same time, in any process: no reservation is granted that makes spent
 * plus reserved exceed its cap. What is spent can exceed a cap only by what calls cost beyond their estimates, and by
 * settlements after their lease had ended.
 *
 * <p><b>A reservation ends once</b>, with the first {@link #settle} or {@link #release}; later ones change nothing. The
 * end of its lease does not end it: the estimate stops counting, and a late settlement still adds what was spent.
 *
 * <p><b>Atomicity.</b> Each call takes effect at one moment, for one account or one run. Once it has returned, every
 * later call sees its effect. Accounts and runs do not touch each other.
 *
 * <p><b>Time</b> comes in as arguments; a ledger reads no clock. Callers in several processes have clocks that differ
 * little; each call is judged by the instant it brings.
 *
 * <p><b>Retention.</b> A reservation is kept for {@link #RESERVATION_RETENTION} after its lease, so that settling it
 * again in that time changes nothing, and a RUN account for {@link #RUN_RETENTION} after the last lease on it; the
 * ledger may forget them then. It forgets no KEY account. A run's state is forgotten when it expires.
 *
 * <p><b>Thread-safety.</b> All methods may be called from any number of threads and, where the ledger is shared, from
 * any number of processes. They may block; an implementation bounds its own waiting. {@link #tryReserve},
 * {@link #state} and {@link #advance} are called while a call waits for its decision, if a rule with a sequence or a
 * budget speaks of it.
 *
 * <p><b>Errors.</b> A ledger that cannot be reached or does not answer in time throws
 * {@link ai.orcarouter.core.OrcaException} with {@link ai.orcarouter.core.ErrorCode#STORE_UNAVAILABLE}; what was asked
 * for may or may not have happened then, and every method but {@link #advance} can be called again with the same
 * arguments. A ledger that keeps as many accounts or runs as it may refuses a new one in {@link #tryReserve} and
 * {@link #advance} with {@link ai.orcarouter.core.ErrorCode#STORE_FULL}; the library denies the call
 * ({@code run_state_limit}). {@link #settle} and {@link #release} are never refused so.
 */
public interface RunLedger {
    /** How long a RUN account is kept at least after the last lease on it: 24 hours. */
    Duration RUN_RETENTION = Duration.ofHours(24);

    /** How long a reservation is kept at least after its lease: 10 minutes. */
    Duration RESERVATION_RETENTION = Duration.ofMinutes(10);

    /**
     * Reserves if spent plus reserved at {@code now} plus the amount is at most {@code capCents}; else changes nothing.
     * A reservation that was granted and has not ended is granted again, whatever the cap, and counted once; one that
     * has ended is not granted.
     *
     * @param capCents the cap in cents; {@link Long#MAX_VALUE} for none; below 0 nothing is granted. A caller without
     *     an estimate reserves 0 under the cap minus 1, and is refused from the cap on (REFERENCE 15.14).
     * @return whether it is reserved
     */
    boolean tryReserve(Reservation reservation, long capCents, Instant now);

    /**
     * Ends a reservation with what the call has cost: the estimate no longer counts and {@code actualCents} is spent. A
     * reservation that was never granted, or is forgotten, is settled like any other: money that is gone is counted.
     *
     * @param actualCents cents, 0 to {@link Reservation#MAX_CENTS}
     * @return the balance afterwards, at {@code now}; above the cap it shows the overshoot
     * @throws IllegalArgumentException for an amount out of range
     */
    LedgerBalance settle(Reservation reservation, long actualCents, Instant now);

    /** Ends a reservation of a call that was not dispatched: the estimate no longer counts and nothing is spent. */
    void release(Reservation reservation, Instant now);

    /** What {@code account} has used at {@code now}; nothing for an account that does not exist. */
    LedgerBalance balance(LedgerAccount account, Instant now);

    /** What is remembered of a run at {@code now}; empty when nothing is or when it has expired. */
    Optional<RunState> state(String workspace, String run, Instant now);

    /**
     * Replaces what is remembered of a run if its version at {@code now} is {@code expectedVersion}; else changes
     * nothing. Of several calls that expect the same version at most one succeeds.
     *
     * @param expectedVersion version that {@code next} was computed from; 0 when nothing was remembered
     * @param next the new state, with a version of {@code expectedVersion} plus 1; one that expires at or before
     *     {@code now} makes the run forgotten
     * @return whether it was replaced
     * @throws IllegalArgumentException if the version of {@code next} is another
     */
    boolean advance(String workspace, String run, long expectedVersion, RunState next, Instant now);
}
