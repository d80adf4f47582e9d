/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.MediationContract;

/** The kit holds for a loop of one's own, and notices every hole in it. */
final class PlainLoopMediationTest implements MediationContract {
    @Override
    public AgentHarness harness() {
        return new PlainLoop();
    }
}
