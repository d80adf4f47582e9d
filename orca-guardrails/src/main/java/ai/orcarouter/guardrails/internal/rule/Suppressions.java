/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailRule;

/** Findings that a person has marked as false positives (REFERENCE 4.12). Thread-safe, never blocks. */
@FunctionalInterface
public interface Suppressions {
    /** Nothing is suppressed. */
    Suppressions NONE = new Suppressions() {
        @Override
        public boolean concerns(GuardrailRule rule) {
            return false;
        }

        @Override
        public boolean suppresses(GuardrailRule rule, String matched) {
            return false;
        }
    };

    /** Whether any finding of a rule is suppressed; if not, nobody asks for each of them. */
    default boolean concerns(GuardrailRule rule) {
        return true;
    }

    /**
     * Whether a rule is to pass over what it matched.
     *
     * @param matched as it stands in the text that was given, whatever other rules have made of it
     */
    boolean suppresses(GuardrailRule rule, String matched);
}
