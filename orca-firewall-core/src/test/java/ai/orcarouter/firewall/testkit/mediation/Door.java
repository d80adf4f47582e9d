/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

/** How a tool comes to an agent. Each is a way in which tools have run unguarded. */
public enum Door implements Feature {
    /** The framework's usual way, such as an annotated method or a tool object that the agent is built with. */
    DECLARED,
    /** A description and a function, handed over as a pair. */
    MAPPED,
    /** A provider or tool set that is asked in each run. */
    PROVIDED,
    /** A tool of an MCP server, through the framework's own client. */
    MCP,
    /** A resource of an MCP server that a model reads by a tool. */
    RESOURCE,
    /** A tool that is not offered to the model and is found by its name all the same. */
    RESOLVED,
    /** A tool that a provider has only since the agent was built. */
    LATE,
    /** A tool put into a collection after the adapter was given the collection; it may also not be there at all. */
    ADDED
}
