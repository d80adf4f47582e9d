/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.posture;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** The rule as it is stored while its pack observes. */
    public static GuardrailRule observing(GuardrailRule rule) {
        RuleCheck check = rule.check();
        if (check instanceof RuleCheck.Pii pii && !pii.entityActions().isEmpty()) {
            Map<String, GuardrailAction> actions = new HashMap<>();
            pii.entityActions().keySet().forEach(entity -> actions.put(entity, GuardrailAction.FLAG));
            check = new RuleCheck.Pii(pii.entities(), pii.customEntities(), actions);
        }
        return new GuardrailRule(rule.id(), rule.label(), rule.stage(), GuardrailAction.FLAG, "", false, check);
    }

    /**
     * The rule once its pack enforces: an action that still only records becomes the declared one, also that of an
     * entity; an action that somebody edited stays, like every other edit (REFERENCE 15.52).
     */
    public static GuardrailRule enforcing(GuardrailRule stored, GuardrailRule declared) {
        boolean untouched = stored.action() == GuardrailAction.FLAG;
        return new GuardrailRule(
                stored.id(),
                stored.label(),
                stored.stage(),
                untouched ? declared.action() : stored.action(),
                untouched && stored.note().isEmpty() ? declared.note() : stored.note(),
                stored.spotlightWhole() || (untouched && declared.spotlightWhole()),
                enforcing(stored.check(), declared.check()));
    }

    private static RuleCheck enforcing(RuleCheck stored, RuleCheck declared) {
        if (stored instanceof RuleCheck.Pii now && declared instanceof RuleCheck.Pii then) {
            Map<String, GuardrailAction> actions = new HashMap<>(now.entityActions());
            actions.replaceAll((entity, action) ->
                    action == GuardrailAction.FLAG ? then.entityActions().getOrDefault(entity, action) : action);
            return new RuleCheck.Pii(now.entities(), now.customEntities(), actions);
        }
        return stored;
    }

    /**
     * Blocking rules first, then those that leave the text as it is, then those that mask: a rule sees what the ones
     * before it left of the text (REFERENCE 15.30).
     */
    public static List<GuardrailRule> ordered(List<GuardrailRule> rules) {
        List<GuardrailRule> out = new ArrayList<>(rules);
        out.sort(Comparator.comparingInt(Materials::rank));
        return out;
    }

    private static int rank(GuardrailRule rule) {
        return switch (rule.action()) {
            case BLOCK -> 0;
            case FLAG, ANNOTATE, SPOTLIGHT -> 1;
            case MASK -> 2;
        };
    }
}
