/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import org.jspecify.annotations.Nullable;

/**
 * A rule and what carries it out.
 *
 * @param rule the rule
 * @param localOrNull its check; null when others have to be asked
 */
record CompiledRule(GuardrailRule rule, @Nullable LocalCheck localOrNull) {
    static CompiledRule of(GuardrailRule rule, Detection detection) {
        return new CompiledRule(rule, local(rule.check(), rule.action() == GuardrailAction.MASK, detection));
    }

    private static @Nullable LocalCheck local(RuleCheck check, boolean masks, Detection detection) {
        if (check instanceof RuleCheck.Keyword keyword) {
            return new KeywordCheck(keyword.keywords());
        }
        if (check instanceof RuleCheck.Regex regex) {
            return new PatternCheck(regex.pattern());
        }
        if (check instanceof RuleCheck.MaxChars length) {
            return new LengthCheck(length.maxChars());
        }
        if (check instanceof RuleCheck.Pii pii) {
            return new PiiCheck(pii, masks, detection::personalData);
        }
        if (check instanceof RuleCheck.Secrets secrets) {
            return new DetectorCheck("secrets", masks, text -> detection.secrets(text, secrets.minConfidence()));
        }
        if (check instanceof RuleCheck.Injection injection) {
            return new DetectorCheck("injection", masks, text -> detection.injection(text, injection.minConfidence()));
        }
        return null;
    }
}
