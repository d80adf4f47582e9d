/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;

/**
 * What a rule does with what it found (REFERENCE 4.3), the most severe first; the order in which the actions of several
 * rules fold into one decision (REFERENCE 15.30).
 */
public enum GuardrailAction {
    /** Rejects the text. */
    BLOCK,
    /** Rewrites each match and lets the text through. */
    MASK,
    /** Wraps the matched text in delimiters that mark it as data. Input only. */
    SPOTLIGHT,
    /** Adds an authored note for the model. Input only. */
    ANNOTATE,
    /** Records the match only. */
    FLAG;

    /** Whether it makes sense only for what goes to the model (REFERENCE 15.37). */
    public boolean isInputOnly() {
        return this == SPOTLIGHT || this == ANNOTATE;
    }

    /** The more severe of the two. */
    public GuardrailAction atLeast(GuardrailAction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The name in documents. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
