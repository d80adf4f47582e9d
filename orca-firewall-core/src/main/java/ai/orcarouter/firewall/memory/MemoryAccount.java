/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import static ai.orcarouter.firewall.spi.RunLedger.RESERVATION_RETENTION;

import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** One account of a {@link MemoryRunLedger}. Not thread-safe. */
final class MemoryAccount {
    private final Map<String, Reservation> open = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Queue<Reservation> byLease = new PriorityQueue<>(Comparator.comparing(Reservation::expiresAt));
    private Instant lastLease = Instant.MIN;
    private long spent;

    /** The end of the last lease on the account. */
    Instant lastLease() {
        return lastLease;
    }

    boolean tryReserve(Reservation reservation, long capCents, Instant now) {
        forget(now);
        if (open.containsKey(reservation.id())) {
            return true;
        }
        // The total is not negative, so with a cap that is not either the difference does not overflow.
        boolean fits = capCents >= 0
                && reservation.amountCents() <= capCents - balance(now).totalCents();
        if (ended.contains(reservation.id()) || !fits) {
            return false;
        }
        open.put(reservation.id(), reservation);
        remember(reservation);
        return true;
    }

    void end(Reservation reservation, long actualCents, Instant now) {
        forget(now);
        if (ended.add(reservation.id())) {
            if (open.remove(reservation.id()) == null) {
                remember(reservation);
            }
            spent += actualCents;
        }
    }

    LedgerBalance balance(Instant now) {
        long reserved = 0;
        for (Reservation each : open.values()) {
            if (each.expiresAt().isAfter(now)) {
                reserved += each.amountCents();
            }
        }
        return new LedgerBalance(spent, reserved);
    }

    private void remember(Reservation reservation) {
        byLease.add(reservation);
        if (reservation.expiresAt().isAfter(lastLease)) {
            lastLease = reservation.expiresAt();
        }
    }

    private void forget(Instant now) {
        Instant past = now.minus(RESERVATION_RETENTION);
        Reservation oldest = byLease.peek();
        while (oldest != null && !oldest.expiresAt().isAfter(past)) {
            byLease.remove();
            open.remove(oldest.id());
            ended.remove(oldest.id());
            oldest = byLease.peek();
        }
    }
}
