/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * A decision with the trace of every candidate rule that was asked, in order. It holds more than a model may see.
 *
 * @param decision what is decided about the same call without a trace
 * @param trace every rule whose surface and tool glob fit the call, up to the one that decided; on the egress surface
 *     for each destination
 */
public record Explanation(Decision decision, List<RuleTrace> trace) {
    /** Copies the trace. */
    public Explanation {
        trace = List.copyOf(trace);
    }
}
