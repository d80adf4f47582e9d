/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.MediationContract;

/** The mediation kit with every tool, provider and resolver wrapped on its own. */
class ByHandTest implements MediationContract {
    @Override
    public AgentHarness harness() {
        return new KitHarness(Style.BY_HAND);
    }
}
