/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.mediation;

/** What a framework can do with tools, beside having them. */
public enum Capability implements Feature {
    /** A model asks for several calls at once. */
    SEVERAL_CALLS,
    /** Several calls of one answer run at the same time. */
    CONCURRENT_CALLS,
    /** The model's answers are streamed. */
    STREAMING,
    /** A tool's answer ends the run without another look by the model. */
    RETURN_DIRECT,
    /** A tool is offered to the model under another name than policies have for it. */
    RENAMED,
    /** An agent that is a program and no model runs tools. */
    CODE_AGENT,
    /** Arguments come as the text that the model wrote, which may be no JSON. */
    TEXT_ARGUMENTS
}
