/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.firewall.spi.AccountSpend;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import ai.orcarouter.firewall.spi.RunLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The money that was set aside for one call. It ends once: with what the call has cost, or released when the call was
 * not dispatched after all. Without either, the lease ends it and the estimate counts no longer.
 *
 * <p>Thread-safe. The first of {@link #settle} and {@link #release} decides; later calls of either repeat it and change
 * nothing, so a call that failed because the ledger could not be reached may be repeated.
 */
public final class Settlement {
    /** Nothing was set aside. */
    public static final Settlement NONE = new Settlement(null, List.of());

    private static final long RELEASED = -1;
    private static final long OPEN = -2;

    /**
     * A reservation and the cap that it was made under.
     *
     * @param reservation the reservation
     * @param capCents the cap; {@link Long#MAX_VALUE} for none
     */
    record Part(Reservation reservation, long capCents) {}

    private final @Nullable RunLedger ledger;
    private final List<Part> parts;
    private long outcome = OPEN;

    Settlement(@Nullable RunLedger ledger, List<Part> parts) {
        this.ledger = ledger;
        this.parts = List.copyOf(parts);
    }

    /** Whether nothing was set aside, so that there is nothing to settle. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Ends the reservations with what the call has cost.
     *
     * @param actualCents cents of a US dollar, 0 to {@link Reservation#MAX_CENTS}
     * @return the balances afterwards, which show an overshoot; none when nothing was set aside or it was released
     * @throws IllegalArgumentException for an amount out of range
     * @throws ai.orcarouter.core.OrcaException when the ledger cannot be reached
     */
    public synchronized List<AccountSpend> settle(long actualCents, Instant now) {
        Reservation.checkCents(actualCents);
        if (outcome == OPEN) {
            outcome = actualCents;
        }
        return end(now);
    }

    /**
     * Ends the reservations of a call that was not dispatched.
     *
     * @throws ai.orcarouter.core.OrcaException when the ledger cannot be reached
     */
    public synchronized void release(Instant now) {
        if (outcome == OPEN) {
            outcome = RELEASED;
        }
        end(now);
    }

    private List<AccountSpend> end(Instant now) {
        List<AccountSpend> balances = new ArrayList<>(parts.size());
        for (Part part : parts) {
            RunLedger used = Objects.requireNonNull(ledger);
            if (outcome == RELEASED) {
                used.release(part.reservation, now);
            } else {
                LedgerBalance balance = used.settle(part.reservation, outcome, now);
                balances.add(new AccountSpend(part.reservation.account(), part.capCents, balance));
            }
        }
        return balances;
    }
}
