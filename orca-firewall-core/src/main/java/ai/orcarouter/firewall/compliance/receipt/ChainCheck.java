/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import java.util.List;

/**
 * What a verification of chains came to.
 *
 * @param checkpoint number of the newest checkpoint that was given and is signed by a trusted key; 0 for none
 * @param auditRows audit rows that were looked at
 * @param eventRows events that were looked at
 * @param eventChains chains of events that were looked at
 * @param faults everything that is wrong, one sentence each, at most {@link #MAX_FAULTS}
 */
public record ChainCheck(long checkpoint, long auditRows, long eventRows, long eventChains, List<String> faults) {
    /** The most faults that are told. */
    public static final int MAX_FAULTS = 1_000;

    /** Copies the list. */
    public ChainCheck {
        faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong. */
    public boolean isValid() {
        return faults.isEmpty();
    }
}
