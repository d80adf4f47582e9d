/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.TokenCost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks others about a text: services, judges and whoever compares it with its sources. Thread-safe. */
@FunctionalInterface
public interface AdvancedChecks {
    /**
     * What came of one rule.
     *
     * @param rule the rule
     * @param fired whether it fired
     * @param detail what was said, safe to show
     * @param words what the service said itself, to be shown behind the detail once nothing in it gives anything away
     * @param hits places in the text that was sent, each with its own action; empty for the text as a whole
     * @param failureOrNull that it could not be decided; {@code fired} then says whether that blocks
     * @param cost what asking has cost
     */
    record Outcome(
            GuardrailRule rule,
            boolean fired,
            String detail,
            String words,
            List<Hit> hits,
            @Nullable CheckFailure failureOrNull,
            TokenCost cost) {}

    /**
     * Asks about {@code text} as far as the rules before have masked it, all rules at once, each within its own time.
     *
     * @return an outcome for each rule, in their order; never throws
     */
    List<Outcome> ask(List<GuardrailRule> rules, ScreenRequest request, String text);
}
