/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import ai.orcarouter.skills.internal.text.Shares;
import java.util.Arrays;

/**
 * How much of a package is followed, counted in tokens that are looked at, so that hostile code costs no more. Half of
 * it is divided among the scripts, so that none of them takes what is another's.
 */
final class Budget {
    private static final int MAX = 500_000;
    private static final int LEAST = 500;
    private static final int EACH = 4;

    private final int[] shares;
    private int pool;
    private int at;
    private boolean spent;
    private boolean lost;

    Budget(int[] tokens) {
        shares = Shares.of(
                Arrays.stream(tokens).map(count -> LEAST + EACH * count).toArray(), MAX / 2);
        pool = MAX - Arrays.stream(shares).sum();
    }

    /** Goes on with a script. */
    void begin(int script) {
        at = script;
        spent = false;
        lost = false;
    }

    /** Takes some of it; false when there is nothing left for the script. */
    boolean take(int tokens) {
        if (spent || tokens > shares[at] + pool) {
            spent = true;
            return false;
        }
        int mine = Math.min(shares[at], tokens);
        shares[at] -= mine;
        pool -= tokens - mine;
        return true;
    }

    /** Says that something of the script is not followed for another reason. */
    void lose() {
        lost = true;
    }

    /** Whether the script was not followed to its end. */
    boolean isShort() {
        return spent || lost;
    }
}
