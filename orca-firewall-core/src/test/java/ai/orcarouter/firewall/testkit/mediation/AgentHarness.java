/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

import java.util.List;
import java.util.Map;

/**
 * A framework with the adapter under test: builds an agent as a host would, with the framework's own loop, a scripted
 * model that implements the framework's interface, and nothing of the adapter but its public parts.
 *
 * <p>Used by several threads at once.
 */
public interface AgentHarness {
    /** Builds the agent that {@code setup} describes and runs it to its end. Never throws for what the agent does. */
    Transcript run(AgentSetup setup);

    /** What the framework does not have, each with the reason; scenarios that need it are left out with this reason. */
    Map<Feature, String> lacks();

    /** Every place where the adapter puts the guard around something. */
    List<Wrap> wraps();

    /** The same with one wrap left out, so that tools which only it guards run unguarded. */
    AgentHarness without(Wrap wrap);
}
