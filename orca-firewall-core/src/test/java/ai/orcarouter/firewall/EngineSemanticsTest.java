/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.testkit.Decider;
import ai.orcarouter.firewall.testkit.EgressContract;
import ai.orcarouter.firewall.testkit.MediatedCallContract;
import ai.orcarouter.firewall.testkit.ReferenceWorld;
import ai.orcarouter.firewall.testkit.RuleContract;

/** The sentences of the documents, held against the engine. */
final class EngineSemanticsTest implements RuleContract, EgressContract, MediatedCallContract {
    @Override
    public Decider decider(FirewallPolicy policy, ReferenceWorld world) {
        return EngineDecider.of(policy, world);
    }
}
