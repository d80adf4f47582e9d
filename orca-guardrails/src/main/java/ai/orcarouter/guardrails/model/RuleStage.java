/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;

/** Which texts a rule looks at (REFERENCE 4.3). */
public enum RuleStage {
    /** What goes to the model. */
    INPUT,
    /** What the model says. */
    OUTPUT,
    /** Both. */
    BOTH;

    /** Whether a rule of this stage looks at texts of {@code stage}. */
    public boolean covers(TextStage stage) {
        return this == BOTH || (this == OUTPUT) == (stage == TextStage.OUTPUT);
    }

    /** The name in documents. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
