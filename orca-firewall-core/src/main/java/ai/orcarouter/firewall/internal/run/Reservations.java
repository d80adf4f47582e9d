/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The reservations of one call, of which either all hold or none. Not thread-safe. */
final class Reservations {
    private static final System.Logger LOG = System.getLogger(Reservations.class.getName());

    private final RunSessions owner;
    private final Instant now;
    private final List<Settlement.Part> parts = new ArrayList<>(2);

    Reservations(RunSessions owner, Instant now) {
        this.owner = owner;
        this.now = now;
    }

    /**
     * Reserves under a cap; without an estimate nothing is reserved and the call is refused from the cap on (REFERENCE
     * 15.14). A reservation of which it is not known whether it was granted is released with the others.
     */
    boolean reserve(LedgerAccount account, OptionalLong estimate, long capCents) {
        Reservation asked = reservation(account, estimate.orElse(0));
        parts.add(new Settlement.Part(asked, capCents));
        boolean granted = owner.ledger().tryReserve(asked, estimate.isPresent() ? capCents : capCents - 1, now);
        if (!granted) {
            parts.remove(parts.size() - 1);
        }
        return granted;
    }

    /** Reserves without a cap. Nothing is asked of the ledger for a call without an estimate. */
    void reserve(LedgerAccount account, OptionalLong estimate) {
        Reservation made = reservation(account, estimate.orElse(0));
        parts.add(new Settlement.Part(made, Long.MAX_VALUE));
        if (made.amountCents() > 0) {
            owner.ledger().tryReserve(made, Long.MAX_VALUE, now);
        }
    }

    private Reservation reservation(LedgerAccount account, long cents) {
        return new Reservation(account, owner.newId(), Math.min(cents, Reservation.MAX_CENTS), now.plus(owner.lease()));
    }

    Settlement settlement() {
        return parts.isEmpty() ? Settlement.NONE : new Settlement(owner.ledger(), parts);
    }

    /** Gives back what was reserved; what cannot be given back ends with its lease. */
    void release() {
        for (Settlement.Part part : parts) {
            try {
                owner.ledger().release(part.reservation(), now);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a reservation could not be released: {0}",
                        e.getClass().getName());
            }
        }
        parts.clear();
    }
}
