/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.MediationContract;

/** The mediation kit with nothing wrapped but the tool-calling manager. */
class ManagerTest implements MediationContract {
    @Override
    public AgentHarness harness() {
        return new KitHarness(Style.MANAGER);
    }
}
