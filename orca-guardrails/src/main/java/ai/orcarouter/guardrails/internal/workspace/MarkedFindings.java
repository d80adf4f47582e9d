/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.guardrails.internal.rule.Suppressions;
import ai.orcarouter.guardrails.model.GuardrailRule;
import java.util.Map;
import java.util.Set;

/**
 * The findings of one guardrail that were marked as false positives.
 *
 * @param fingerprints makes fingerprints
 * @param guardrail its id
 * @param byRule fingerprints, by the id of the rule
 */
record MarkedFindings(Fingerprints fingerprints, long guardrail, Map<Long, Set<String>> byRule)
        implements Suppressions {
    @Override
    public boolean concerns(GuardrailRule rule) {
        return byRule.containsKey(rule.id());
    }

    @Override
    public boolean suppresses(GuardrailRule rule, String matched) {
        Set<String> marked = byRule.getOrDefault(rule.id(), Set.of());
        return !marked.isEmpty()
                && fingerprints.every(guardrail, rule.id(), rule.type(), matched).stream()
                        .anyMatch(marked::contains);
    }
}
