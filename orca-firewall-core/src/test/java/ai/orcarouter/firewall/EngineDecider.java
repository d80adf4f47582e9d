/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.testkit.Decider;
import ai.orcarouter.firewall.testkit.ReferenceWorld;

/** The engine, wired with the same surroundings as the reference. */
record EngineDecider(FirewallEngine engine) implements Decider {
    static EngineDecider of(FirewallPolicy policy, ReferenceWorld world) {
        FirewallEngineBuilder builder = FirewallEngine.builder()
                .policy(policy)
                .resolver(world.resolver())
                .skillGate(world.gate())
                .suffixGlob(world.suffixGlob())
                .limits(world.limits());
        if (world.runStateOrNull() != null) {
            builder.runState(world.runStateOrNull());
        }
        world.sanitizers().forEach(builder::sanitizer);
        return new EngineDecider(builder.build());
    }

    @Override
    public Decision evaluate(ToolCall call) {
        return engine.evaluate(call);
    }

    @Override
    public Decision mediate(ToolCall call) {
        return engine.mediate(call);
    }
}
