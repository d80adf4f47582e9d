/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.util.Map;

/**
 * How many matches a query finds.
 *
 * @param matches all of them
 * @param counts by what was asked for; values beyond the first thousand, newest first, are left out
 * @param truncated whether there are more matches than were counted; the newest were
 */
public record MatchStats(long matches, Map<String, Long> counts, boolean truncated) {
    /** Copies the map. */
    public MatchStats {
        counts = Map.copyOf(counts);
    }
}
