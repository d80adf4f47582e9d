/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.RunStateView;
import java.util.Objects;

/** A made-up past of every run: the same question always has the same answer. */
final class RunScenarios implements RunStateView {
    /** A run whose state cannot be read. */
    static final String BROKEN = "broken";

    @Override
    public boolean completesSequence(FirewallRule rule, ToolCall call) {
        return hash(rule.id(), call) % 2 == 0;
    }

    @Override
    public long spentCents(ToolCall call) {
        return hash(0, call) % 600;
    }

    private static int hash(long salt, ToolCall call) {
        String run = call.run().orElse("none");
        if (run.equals(BROKEN)) {
            throw new IllegalStateException("no such run");
        }
        return Math.abs(Objects.hash(salt, run, call.tool()) % 10_007);
    }
}
