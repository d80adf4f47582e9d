/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.core.spi.StoreText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Money set aside for one call that is about to be dispatched.
 *
 * @param account what it counts for
 * @param id made by the caller, 1 to 64 characters, random, so that no two are alike in an account
 * @param amountCents the estimate in cents of a US dollar, 0 to {@link #MAX_CENTS}
 * @param expiresAt end of the lease, cut to microseconds: from then on the estimate no longer counts, while a
 *     settlement still does
 */
public record Reservation(LedgerAccount account, String id, long amountCents, Instant expiresAt) {
    /** The most characters of an id. */
    public static final int MAX_ID = 64;

    /** The most that one call may cost: 10,000,000,000 US dollars, far from any overflow. */
    public static final long MAX_CENTS = 1_000_000_000_000L;

    /** Checks id and amount, and cuts the time to microseconds. */
    public Reservation {
        StoreText.check("a reservation's id", StoreText.checkName("a reservation's id", id), MAX_ID);
        checkCents(amountCents);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Returns {@code cents} if it is an amount that one call may cost.
     *
     * @throws IllegalArgumentException if it is negative or more than {@link #MAX_CENTS}
     */
    public static long checkCents(long cents) {
        if (cents < 0 || cents > MAX_CENTS) {
            throw new IllegalArgumentException("an amount is between 0 and " + MAX_CENTS + " cents");
        }
        return cents;
    }
}
