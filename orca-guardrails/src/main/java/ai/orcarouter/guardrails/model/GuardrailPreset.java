/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;

/**
 * A guardrail to start from (REFERENCE 4.15). Using one copies it; later changes of the preset change no copy.
 *
 * @param id identifies it, such as {@code pii-shield}
 * @param category what it is for
 * @param about what it does, in one sentence
 * @param guardrail the guardrail, without id
 */
public record GuardrailPreset(String id, Category category, String about, Guardrail guardrail) {
    /** What presets are for. */
    public enum Category {
        /** Personal data. */
        PII,
        /** Credentials. */
        SECRETS,
        /** Laws and standards. */
        COMPLIANCE,
        /** Words that a company does not want to see. */
        BRAND,
        /** Attacks on the model, and danger to people. */
        SAFETY,
        /** Length. */
        COST,
        /** What agents should not be handed or hand on. */
        AGENT,
        /** Code. */
        CODE_SECURITY;

        /** The name in documents, such as {@code code-security}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
