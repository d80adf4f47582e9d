/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.MediationContract;

/** The mediation kit with nothing but an advisor of the chat client. */
class AdvisorTest implements MediationContract {
    @Override
    public AgentHarness harness() {
        return new KitHarness(Style.ADVISOR);
    }
}
