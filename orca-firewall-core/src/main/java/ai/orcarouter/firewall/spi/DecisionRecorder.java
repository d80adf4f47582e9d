/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;

/**
 * Told of every decision that was made in earnest; dry runs, plans and traces tell nobody.
 *
 * <p>Called on the deciding thread after the decision, so it must be quick and thread-safe. What it throws is logged
 * and changes nothing.
 */
@FunctionalInterface
public interface DecisionRecorder {
    /** Takes note of {@code decision} about {@code call}. */
    void record(ToolCall call, Decision decision);
}
