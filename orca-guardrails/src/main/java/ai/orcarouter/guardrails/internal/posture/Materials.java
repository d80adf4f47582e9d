/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.posture;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts guardrails together. Pure functions. */
public final class Materials {
    private Materials() {}

    /** The rules of several guardrails one after the other, numbered anew. */
    public static List<GuardrailRule> joined(List<Guardrail> parts) {
        List<GuardrailRule> out = new ArrayList<>();
        for (Guardrail part : parts) {
            for (GuardrailRule rule : part.rules()) {
                out.add(rule.withId(out.size() + 1L));
            }
        }
        return out;
    }

    /** The same rules, but every action only records. */
    public static List<GuardrailRule> observing(List<GuardrailRule> rules) {
        return rules.stream().map(Materials::observing).toList();
    }

    private static GuardrailRule observing(GuardrailRule rule) {
        RuleCheck check = rule.check();
        if (check instanceof RuleCheck.Pii pii && !pii.entityActions().isEmpty()) {
            Map<String, GuardrailAction> actions = new HashMap<>();
            pii.entityActions().keySet().forEach(entity -> actions.put(entity, GuardrailAction.FLAG));
            check = new RuleCheck.Pii(pii.entities(), pii.customEntities(), actions);
        }
        return new GuardrailRule(rule.id(), rule.label(), rule.stage(), GuardrailAction.FLAG, "", false, check);
    }

    /**
     * The rules that hold once a pack is installed over rules that are stored. What somebody edited there wins: a rule
     * that is neither as declared nor as it observes stays as it is, one that was added stays, and one that was removed
     * stays away (REFERENCE 15.52).
     *
     * @param declared the rules of the pack, enforcing
     * @param stored the rules that are stored now
     */
    public static List<GuardrailRule> merged(List<GuardrailRule> declared, List<GuardrailRule> stored) {
        Map<Long, GuardrailRule> byId = new HashMap<>();
        declared.forEach(rule -> byId.put(rule.id(), rule));
        List<GuardrailRule> out = new ArrayList<>();
        for (GuardrailRule rule : stored) {
            GuardrailRule original = byId.get(rule.id());
            boolean untouched = original != null && (rule.equals(original) || rule.equals(observing(original)));
            out.add(untouched ? original : rule);
        }
        return out;
    }
}
