/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.Violation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The categories that a guardrail can tell by name: types and labels of its rules, and entities of personal data. */
final class Names {
    /** The category of samples that are labelled {@code true}. */
    static final String ANY = "flagged";

    /** The label of samples without category. */
    static final String BENIGN = "benign";

    private Names() {}

    /** Every name that {@code guardrail} can say. */
    static Set<String> of(Guardrail guardrail) {
        Set<String> out = new HashSet<>();
        for (GuardrailRule rule : guardrail.rules()) {
            add(rule.type(), rule.label(), out);
            if (rule.check() instanceof RuleCheck.Pii pii) {
                pii.entities().stream().map(PiiEntity::wire).forEach(out::add);
                pii.customEntities().stream().map(CustomEntity::name).forEach(out::add);
            }
        }
        return out;
    }

    /** The names that it said about a text. */
    static Set<String> said(Screening screening) {
        Set<String> out = new HashSet<>();
        for (Violation violation : screening.violations()) {
            add(violation.ruleType(), violation.ruleLabel(), out);
            if (violation.ruleType() == RuleType.PII) {
                violation.matches().forEach(match -> out.add(match.kind().toLowerCase(Locale.ROOT)));
            }
        }
        return out;
    }

    private static void add(RuleType type, String label, Set<String> out) {
        out.add(type.wire());
        if (!label.isEmpty()) {
            out.add(label.toLowerCase(Locale.ROOT));
        }
    }
}
