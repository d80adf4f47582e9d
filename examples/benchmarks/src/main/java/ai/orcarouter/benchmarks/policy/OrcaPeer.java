/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ToolCall;

/** Orca's engine. Thread-safe. */
final class OrcaPeer implements PolicyPeer<ToolCall> {
    private final FirewallEngine engine;

    OrcaPeer(PolicyWorkload workload) {
        engine = FirewallEngine.builder().policy(OrcaPolicies.policy(workload)).build();
    }

    @Override
    public ToolCall prepare(Call call) {
        return OrcaPolicies.call(call);
    }

    @Override
    public boolean allow(ToolCall call) {
        return engine.evaluate(call).passes();
    }

    @Override
    public int firstMatch(ToolCall call) {
        FirewallRule rule = engine.evaluate(call).ruleOrNull();
        return rule == null ? -1 : OrcaPolicies.index(rule);
    }
}
