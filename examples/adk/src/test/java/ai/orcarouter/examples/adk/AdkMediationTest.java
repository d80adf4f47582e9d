/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.MediationContract;

/** No tool of an agent runs unguarded, and each wrap is needed. */
final class AdkMediationTest implements MediationContract {
    @Override
    public AgentHarness harness() {
        return new AdkHarness();
    }
}
