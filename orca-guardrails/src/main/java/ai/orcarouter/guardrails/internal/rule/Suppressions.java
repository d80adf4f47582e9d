/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailRule;

/** Findings that a person has marked as false positives (REFERENCE 4.12). Thread-safe, never blocks. */
@FunctionalInterface
public interface Suppressions {
    /** Nothing is suppressed. */
    Suppressions NONE = (rule, matched) -> false;

    /** Whether a rule is to pass over what it matched. */
    boolean suppresses(GuardrailRule rule, String matched);
}
