/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param ruleId which rule of the guardrail
 * @param ruleType its type
 * @param ruleLabel its label, may be empty
 * @param action the most severe of what was done about its matches
 * @param detail what it found, without matched text: {@code pii: email, phone}, {@code matched 3 keyword(s)}
 * @param matches where, in the order of the text; empty when the rule speaks of the text as a whole
 */
public record Violation(
        long ruleId, RuleType ruleType, String ruleLabel, GuardrailAction action, String detail, List<Match> matches) {
    /** Copies the list. */
    public Violation {
        matches = List.copyOf(matches);
    }
}
