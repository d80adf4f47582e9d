/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.core.spi.StoreText;

/**
 * What money is counted for (SEMANTICS 4.2).
 *
 * @param kind how long the account lives
 * @param workspace the workspace, 1 to 512 characters
 * @param id identifies it within workspace and kind, 1 to 512 characters
 */
public record LedgerAccount(Kind kind, String workspace, String id) {
    /** How long an account lives. */
    public enum Kind {
        /** An agent run, for {@code cap_cost}; forgotten when the run is over ({@link RunLedger#RUN_RETENTION}). */
        RUN,
        /** A key, for {@code credit_limit_usd}; never forgotten. */
        KEY
    }

    /** Checks the texts. */
    public LedgerAccount {
        StoreText.checkName("a workspace", workspace);
        StoreText.checkName("an account's id", id);
    }

    /** The account of a run. */
    public static LedgerAccount run(String workspace, String id) {
        return new LedgerAccount(Kind.RUN, workspace, id);
    }

    /** The account of a key. */
    public static LedgerAccount key(String workspace, String id) {
        return new LedgerAccount(Kind.KEY, workspace, id);
    }
}
