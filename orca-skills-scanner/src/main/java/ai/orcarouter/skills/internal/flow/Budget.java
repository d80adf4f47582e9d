/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

/** How much of a package is followed, counted in tokens that are looked at, so that hostile code costs no more. */
final class Budget {
    private static final int MAX = 700_000;

    private int left = MAX;

    /** Takes some of it; false when there is nothing left. */
    boolean take(int tokens) {
        left -= left < 0 ? 0 : tokens;
        return left >= 0;
    }

    /** Whether nothing is left. */
    boolean isSpent() {
        return left < 0;
    }
}
