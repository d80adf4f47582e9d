/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.time.Instant;
import java.util.List;

/**
 * The matches of one request.
 *
 * @param requestId the request
 * @param action the most severe action of any of them
 * @param first time of the first
 * @param last time of the last
 * @param records the newest of them, newest first, up to {@link #MOST_RECORDS}
 * @param truncated whether there are more
 */
public record MatchGroup(
        String requestId, String action, Instant first, Instant last, List<MatchRecord> records, boolean truncated) {
    /** The most records of a group. */
    public static final int MOST_RECORDS = 100;

    /** Copies the list. */
    public MatchGroup {
        records = List.copyOf(records);
    }
}
