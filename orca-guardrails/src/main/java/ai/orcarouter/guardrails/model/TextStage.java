/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;

/** Where in a conversation a text stands. Rules for input look at tool results as well (REFERENCE 15.32). */
public enum TextStage {
    /** What goes to the model. */
    INPUT,
    /** What the model says. */
    OUTPUT,
    /** What a tool returned, or instructions that a server sent. */
    TOOL_RESULT;

    /** The name in documents and feeds. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
