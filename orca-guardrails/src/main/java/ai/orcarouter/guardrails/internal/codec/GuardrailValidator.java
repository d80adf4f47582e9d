/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a guardrail as a whole, whether it was read or built in code. Linear in its size. */
public final class GuardrailValidator {
    private static final int MAX_LABEL = 256;

    private GuardrailValidator() {}

    /**
     * Every fault and remark, in the order of the fields and rules.
     *
     * @param unread pointers of values that could not be read and are placeholders
     */
    public static List<Issue> check(Guardrail guardrail, Set<String> unread) {
        List<Issue> issues = new ArrayList<>();
        String subject = guardrail.name().isEmpty() ? "guardrail" : "guardrail \"" + guardrail.name() + "\"";
        if (guardrail.name().isBlank() && !unread.contains("/name")) {
            issues.add(Issue.error("/name", subject, "the name must not be blank", ""));
        }
        int length = guardrail.name().codePointCount(0, guardrail.name().length());
        if (length > Guardrail.MAX_NAME) {
            String message = "the name is longer than " + Guardrail.MAX_NAME + " characters";
            issues.add(Issue.error("/name", subject, message, ""));
        }
        if (guardrail.rules().size() > Guardrail.MAX_RULES) {
            String message = "a guardrail has at most " + Guardrail.MAX_RULES + " rules, this one has "
                    + guardrail.rules().size();
            issues.add(Issue.error("/rules", subject, message, ""));
            return issues;
        }
        Map<Long, Integer> taken = new HashMap<>();
        for (int i = 0; i < guardrail.rules().size(); i++) {
            GuardrailRule rule = guardrail.rules().get(i);
            String pointer = Pointers.item("/rules", i);
            if (!unread.contains(pointer)) {
                Integer other = taken.putIfAbsent(rule.id(), i);
                if (other != null) {
                    issues.add(Issue.error(
                            pointer + "/id",
                            subject(rule),
                            "rule " + Pointers.item("/rules", other) + " has the same id " + rule.id(),
                            ""));
                }
                if (rule.label().length() > MAX_LABEL) {
                    String message = "the label is longer than " + MAX_LABEL + " characters";
                    issues.add(Issue.error(pointer + "/label", subject(rule), message, ""));
                }
                new RuleValidator(rule, pointer, subject(rule), unread, issues).check();
            }
        }
        return issues;
    }

    private static String subject(GuardrailRule rule) {
        return rule.label().isEmpty() ? "rule " + rule.id() : "rule " + rule.id() + " \"" + rule.label() + "\"";
    }
}
