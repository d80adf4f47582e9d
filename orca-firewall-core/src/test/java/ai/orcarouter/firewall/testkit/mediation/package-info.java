/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Proof that an adapter for an agent framework leaves no way to run a tool unguarded. An adapter writes one
 * {@link ai.orcarouter.firewall.testkit.mediation.AgentHarness}, which runs the framework's real loop over scripted
 * tools and a scripted model, and extends {@link ai.orcarouter.firewall.testkit.mediation.MediationContract}: each
 * scenario counts how often the tools really ran, and each wrap of the adapter is taken out once to see that the
 * scenarios notice.
 *
 * <p>A test jar does not bring its dependencies: JUnit Jupiter and AssertJ have to be on the test class path.
 */
@NullMarked
package ai.orcarouter.firewall.testkit.mediation;

import org.jspecify.annotations.NullMarked;
