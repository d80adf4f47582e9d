/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recorded calls and texts decided again under a level. A call that no policy governed while observe mode was off left
 * no event (REFERENCE 2.3), so of those nothing is told.
 *
 * @param from begin of the window, inclusive
 * @param until its end, exclusive
 * @param truncated whether the window holds older events that were not replayed
 * @param calls recorded calls that were looked at
 * @param unchanged calls that would come out as they did: let through, held or denied
 * @param denied calls that would be denied and were not
 * @param held calls that would be held for a person and were not
 * @param allowed calls that would be let through and were not
 * @param outOfReach calls of keys with a policy of their own, which the level leaves alone
 * @param unknown calls of which it cannot be told, by the reason why
 * @param texts recorded matches of guardrails
 * @param textOutcomes what the level would have done with the texts that were matched, by outcome: {@code blocked},
 *     {@code changed}, {@code recorded}, {@code passed}, {@code out_of_reach} for keys with a guardrail of their own,
 *     and {@code unknown} where no text was kept. Texts in which nothing was found are recorded nowhere, so of those it
 *     is never told
 */
public record ReplayReport(
        Instant from,
        Instant until,
        boolean truncated,
        long calls,
        long unchanged,
        Difference denied,
        Difference held,
        Difference allowed,
        long outOfReach,
        Map<String, Long> unknown,
        long texts,
        Map<String, Long> textOutcomes) {
    /** Copies the maps. */
    public ReplayReport {
        unknown = Map.copyOf(new TreeMap<>(unknown));
        textOutcomes = Map.copyOf(new TreeMap<>(textOutcomes));
    }

    /**
     * Calls that would come out differently in the same way.
     *
     * @param calls how many
     * @param byTool how many of each tool, most first
     * @param byAgent how many of each key, most first; a call without a key has the name {@code (no key)}
     * @param samples the newest few; none for those who may not read events
     */
    public record Difference(long calls, List<Tally> byTool, List<Tally> byAgent, List<Sample> samples) {
        /** Copies the lists. */
        public Difference {
            byTool = List.copyOf(byTool);
            byAgent = List.copyOf(byAgent);
            samples = List.copyOf(samples);
        }
    }

    /**
     * A count.
     *
     * @param name of what
     * @param calls how many
     */
    public record Tally(String name, long calls) {}

    /**
     * One call.
     *
     * @param time when it was made
     * @param tool its tool
     * @param agent name of the key that made it; empty for none
     * @param runId the run it belongs to; empty for none
     * @param arguments redacted summary of its arguments
     * @param was verdict that was recorded
     * @param wouldBe verdict that would hold
     * @param reason why
     */
    public record Sample(
            Instant time,
            String tool,
            String agent,
            String runId,
            String arguments,
            String was,
            String wouldBe,
            String reason) {}
}
