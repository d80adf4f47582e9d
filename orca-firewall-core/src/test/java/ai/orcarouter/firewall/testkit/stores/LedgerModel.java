/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.LedgerBalance;
import ai.orcarouter.firewall.spi.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a ledger must count: every granted reservation and every end of one, in two lists. */
final class LedgerModel {
    /**
     * One thing done with one reservation.
     *
     * @param what what
     * @param account of which account
     * @param reservation which
     * @param cents the cap or the actual cost
     * @param second when
     */
    record Step(What what, int account, int reservation, long cents, int second) {
        enum What {
            RESERVE,
            SETTLE,
            RELEASE
        }
    }

    private final List<Reservation> granted = new ArrayList<>();
    private final Map<Reservation, Long> ended = new HashMap<>();

    boolean tryReserve(Reservation reservation, long capCents, Instant now) {
        if (ended.containsKey(reservation)) {
            return false;
        }
        if (granted.contains(reservation)) {
            return true;
        }
        boolean fits = balance(reservation.account(), now).totalCents() + reservation.amountCents() <= capCents;
        return fits && granted.add(reservation);
    }

    LedgerBalance end(Reservation reservation, long actualCents, Instant now) {
        ended.putIfAbsent(reservation, actualCents);
        return balance(reservation.account(), now);
    }

    LedgerBalance balance(LedgerAccount account, Instant now) {
        long spent = ended.entrySet().stream()
                .filter(each -> each.getKey().account().equals(account))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long reserved = granted.stream()
                .filter(each -> each.account().equals(account) && !ended.containsKey(each))
                .filter(each -> now.isBefore(each.expiresAt()))
                .mapToLong(Reservation::amountCents)
                .sum();
        return new LedgerBalance(spent, reserved);
    }
}
