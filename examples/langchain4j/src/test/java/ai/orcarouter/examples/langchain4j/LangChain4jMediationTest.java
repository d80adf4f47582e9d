/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.firewall.testkit.mediation.AgentHarness;
import ai.orcarouter.firewall.testkit.mediation.MediationContract;

/** No tool of an AI service runs unguarded, and each wrap is needed. */
final class LangChain4jMediationTest implements MediationContract {
    @Override
    public AgentHarness harness() {
        return new LangChain4jHarness();
    }
}
