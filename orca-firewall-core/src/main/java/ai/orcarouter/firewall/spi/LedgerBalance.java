/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

/**
 * What an account has used, in cents of a US dollar.
 *
 * @param spentCents what was settled
 * @param reservedCents what is reserved and neither settled nor released nor expired
 */
public record LedgerBalance(long spentCents, long reservedCents) {
    /** The balance of an account that nothing was spent on. */
    public static final LedgerBalance ZERO = new LedgerBalance(0, 0);

    /** Checks that nothing is negative. */
    public LedgerBalance {
        if (spentCents < 0 || reservedCents < 0) {
            throw new IllegalArgumentException("a balance is not negative");
        }
    }

    /** Spent and reserved together. */
    public long totalCents() {
        return spentCents + reservedCents;
    }
}
