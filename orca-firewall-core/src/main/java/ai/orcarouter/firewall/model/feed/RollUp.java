/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The judged calls of one run or session within a window (REFERENCE 2.17).
 *
 * @param id the run or conversation
 * @param firstSeen time of the first event
 * @param lastSeen time of the last event
 * @param events how many there are
 * @param verdicts how many of each verdict
 * @param tools the distinct tools, up to {@link #MAX_NAMES}
 * @param models the distinct models, up to {@link #MAX_NAMES}
 * @param costCents cost in cents of a US dollar
 * @param truncated whether something was left out: names, or the oldest events of a very long run
 */
public record RollUp(
        String id,
        Instant firstSeen,
        Instant lastSeen,
        long events,
        Map<String, Long> verdicts,
        Set<String> tools,
        Set<String> models,
        long costCents,
        boolean truncated) {
    /** The most names of tools or models: 100. */
    public static final int MAX_NAMES = 100;

    /** Copies the collections. */
    public RollUp {
        verdicts = Map.copyOf(verdicts);
        tools = Set.copyOf(tools);
        models = Set.copyOf(models);
    }
}
