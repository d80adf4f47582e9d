/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

/**
 * What an account has used after a call was settled.
 *
 * @param account a run or a key
 * @param capCents the cap that the call was let through under, in cents of a US dollar; {@link Long#MAX_VALUE} for none
 * @param balance what is spent and reserved
 */
public record AccountSpend(LedgerAccount account, long capCents, LedgerBalance balance) {
    /** By how much the account is past its cap, in cents; 0 when it is not. At most actual minus estimated cost. */
    public long overshootCents() {
        return Math.max(0, balance.totalCents() - capCents);
    }
}
