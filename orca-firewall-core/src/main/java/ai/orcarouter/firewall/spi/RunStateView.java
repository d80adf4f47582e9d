/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.OptionalLong;

/**
 * Read-only view of what an agent run has done so far, for rules with a sequence or a cost cap (SEMANTICS 4). A
 * decision reads it and changes nothing.
 *
 * <p>Thread-safe. One that throws or answers nonsense denies the call, as do calls without run, conversation and key.
 */
public interface RunStateView {
    /** Whether {@code call} would complete the sequence of {@code rule} in its run (DESIGN 6.1). */
    boolean completesSequence(FirewallRule rule, ToolCall call);

    /** What the run of {@code call} has spent or reserved so far, in cents of a US dollar, not negative. */
    long spentCents(ToolCall call);

    /**
     * The same, asked for the budget of {@code rule}; a view that reserves spend learns here under which cap. By
     * default every rule is told {@link #spentCents(ToolCall)}.
     */
    default long spentCents(FirewallRule rule, ToolCall call) {
        return spentCents(call);
    }

    /**
     * What {@code call} will cost, in cents of a US dollar, not negative; empty when that cannot be told. Asked for
     * rules with a budget only. By default what the call itself states.
     */
    default OptionalLong estimatedCents(ToolCall call) {
        return call.estimatedCostCents();
    }
}
