/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.RunStateView;

/**
 * One and the same past for every run.
 *
 * @param completes whether every call completes every sequence
 * @param spent cents
 */
public record FixedRun(boolean completes, long spent) implements RunStateView {
    @Override
    public boolean completesSequence(FirewallRule rule, ToolCall call) {
        return completes;
    }

    @Override
    public long spentCents(ToolCall call) {
        return spent;
    }
}
