/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.posture;

import ai.orcarouter.core.spi.PackPlane.Realization;
import ai.orcarouter.core.spi.PackPlane.Realization.State;
import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.HashSet;
import java.util.List;

/**
 * How far a guardrail does what rules ask for (SEMANTICS 10.1). A rule counts when the guardrail has one that looks for
 * the same, at least at the same stage, and acts as strictly. Every rule sees every text, save what earlier ones
 * masked, so no other rule stands in its way.
 */
public final class GuardrailRealization {
    private GuardrailRealization() {}

    /** How far {@code guardrail} does what {@code declared} asks for. */
    public static Realization of(Guardrail guardrail, List<GuardrailRule> declared) {
        String name = "guardrail \"" + guardrail.name() + '"';
        if (!guardrail.enabled()) {
            return new Realization(State.ABSENT, name + " is switched off");
        }
        Realization worst = Realization.ENFORCED;
        for (GuardrailRule rule : declared) {
            Realization best = new Realization(State.ABSENT, name + " has no such rule");
            for (GuardrailRule each : guardrail.rules()) {
                Realization found = of(each, rule);
                best = found.state().compareTo(best.state()) < 0 ? found : best;
            }
            worst = best.state().compareTo(worst.state()) > 0 ? best : worst;
        }
        return worst;
    }

    private static Realization of(GuardrailRule rule, GuardrailRule declared) {
        boolean stage = rule.stage() == declared.stage() || rule.stage() == RuleStage.BOTH;
        if (!stage || !looksForTheSame(rule.check(), declared.check())) {
            return new Realization(State.ABSENT, "");
        }
        return isAsStrict(rule, declared)
                ? Realization.ENFORCED
                : new Realization(
                        State.OBSERVED,
                        "rule " + rule.id() + " \"" + rule.label() + "\" says "
                                + rule.action().wire());
    }

    private static boolean looksForTheSame(RuleCheck check, RuleCheck declared) {
        if (check instanceof RuleCheck.Pii pii && declared instanceof RuleCheck.Pii wanted) {
            return new HashSet<>(pii.entities()).containsAll(wanted.entities())
                    && new HashSet<>(pii.customEntities()).containsAll(wanted.customEntities());
        }
        if (check instanceof RuleCheck.Keyword terms && declared instanceof RuleCheck.Keyword wanted) {
            return new HashSet<>(terms.keywords()).containsAll(wanted.keywords());
        }
        if (check instanceof RuleCheck.Secrets secrets && declared instanceof RuleCheck.Secrets wanted) {
            return secrets.minConfidence() <= wanted.minConfidence();
        }
        if (check instanceof RuleCheck.Injection injection && declared instanceof RuleCheck.Injection wanted) {
            return injection.minConfidence() <= wanted.minConfidence();
        }
        return check.equals(declared);
    }

    private static boolean isAsStrict(GuardrailRule rule, GuardrailRule declared) {
        if (rule.check() instanceof RuleCheck.Pii pii && declared.check() instanceof RuleCheck.Pii wanted) {
            for (PiiEntity entity : wanted.entities()) {
                if (!isAsStrict(action(rule, pii, entity.wire()), action(declared, wanted, entity.wire()))) {
                    return false;
                }
            }
            for (CustomEntity entity : wanted.customEntities()) {
                if (!isAsStrict(action(rule, pii, entity.name()), action(declared, wanted, entity.name()))) {
                    return false;
                }
            }
            return true;
        }
        return isAsStrict(rule.action(), declared.action());
    }

    private static GuardrailAction action(GuardrailRule rule, RuleCheck.Pii pii, String entity) {
        return pii.entityActions().getOrDefault(entity, rule.action());
    }

    /** Only blocking keeps a text back and only masking rewrites it; every action records. */
    private static boolean isAsStrict(GuardrailAction action, GuardrailAction declared) {
        return switch (declared) {
            case BLOCK -> action == GuardrailAction.BLOCK;
            case MASK -> action == GuardrailAction.BLOCK || action == GuardrailAction.MASK;
            case SPOTLIGHT -> action == GuardrailAction.BLOCK || action == GuardrailAction.SPOTLIGHT;
            case ANNOTATE -> action == GuardrailAction.BLOCK || action == GuardrailAction.ANNOTATE;
            case FLAG -> true;
        };
    }
}
