/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.testkit.Decider;
import ai.orcarouter.firewall.testkit.EgressContract;
import ai.orcarouter.firewall.testkit.MediationContract;
import ai.orcarouter.firewall.testkit.ReferenceWorld;
import ai.orcarouter.firewall.testkit.RuleContract;

/** The sentences of the documents, held against the engine. */
final class EngineSemanticsTest implements RuleContract, EgressContract, MediationContract {
    @Override
    public Decider decider(FirewallPolicy policy, ReferenceWorld world) {
        return EngineDecider.of(policy, world);
    }
}
