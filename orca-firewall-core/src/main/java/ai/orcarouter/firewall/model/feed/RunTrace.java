/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.List;

/**
 * The steps of one run and how they led to each other (REFERENCE 2.17). The linked edges form a forest, whatever step
 * ids the callers stated.
 *
 * @param runId the run
 * @param nodes by their first event, oldest first
 * @param truncated whether the run has more events than are shown; the newest are
 */
public record RunTrace(String runId, List<TraceNode> nodes, boolean truncated) {
    /** Copies the list. */
    public RunTrace {
        nodes = List.copyOf(nodes);
    }
}
