/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailRule;
import java.util.List;

/**
 * Passes on what others say about a text, but nothing that is personal data or a credential: a service may quote what
 * it was asked about.
 *
 * @param checks asks others
 * @param redaction what must not be passed on
 */
public record RedactedChecks(AdvancedChecks checks, Redaction redaction) implements AdvancedChecks {
    @Override
    public List<Outcome> ask(List<GuardrailRule> rules, ScreenRequest request, String text) {
        return checks.ask(rules, request, text).stream().map(this::redacted).toList();
    }

    private Outcome redacted(Outcome outcome) {
        return new Outcome(
                outcome.rule(),
                outcome.fired(),
                redaction.of(outcome.detail()),
                outcome.hits(),
                outcome.failureOrNull(),
                outcome.cost());
    }
}
