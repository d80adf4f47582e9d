/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * A chain of calls within one run (REFERENCE 2.11, DESIGN 6.1): the steps in order, other calls may come between.
 *
 * @param windowSeconds longest time from the first counted call to the last, 0 for no bound
 * @param steps what must happen
 */
public record SequencePattern(int windowSeconds, List<Step> steps) {
    /** Copies the steps. */
    public SequencePattern {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the chain.
     *
     * @param match tool-name glob
     * @param minCount how many matching calls fulfil it
     * @param egress whether it must be a call on the egress surface
     */
    public record Step(String match, int minCount, boolean egress) {}
}
