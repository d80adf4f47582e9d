/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;

/**
 * A decision with the trace of every candidate rule that was asked, in order. It holds more than a model may see.
 *
 * @param decision what {@code test} gives for the same call
 * @param trace every rule whose surface and tool glob fit the call, up to the one that decided
 */
public record Explanation(Decision decision, List<RuleTrace> trace) {
    /** Copies the trace. */
    public Explanation {
        trace = List.copyOf(trace);
    }
}
