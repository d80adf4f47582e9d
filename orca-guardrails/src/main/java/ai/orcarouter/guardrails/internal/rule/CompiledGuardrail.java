/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Screening;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rules of a guardrail, ready to be applied.
 *
 * <p>Local rules run in order, each over the text as the ones before it have masked it; then, unless the text is
 * blocked by then, all others are asked at once (REFERENCE 4.3, 15.30). Immutable and thread-safe.
 */
public final class CompiledGuardrail {
    private final Guardrail guardrail;
    private final List<CompiledRule> rules;
    private final Suppressions suppressions;
    private final AdvancedChecks advanced;
    private final Supplier<String> nonces;
    private final BlockMessage message;

    /** Compiles a guardrail without faults. */
    public CompiledGuardrail(
            Guardrail guardrail,
            Detection detection,
            Suppressions suppressions,
            AdvancedChecks advanced,
            Supplier<String> nonces) {
        this.guardrail = guardrail;
        this.rules = guardrail.rules().stream()
                .map(rule -> CompiledRule.of(rule, detection))
                .toList();
        this.suppressions = suppressions;
        this.advanced = advanced;
        this.nonces = nonces;
        this.message = new BlockMessage(guardrail.name(), detection);
    }

    /** What it was compiled from. */
    public Guardrail guardrail() {
        return guardrail;
    }

    /** Screens a text. */
    public Screening screen(ScreenRequest request) {
        return fold(request).result(nonces, message, request.stage());
    }

    private Fold fold(ScreenRequest request) {
        Fold fold = new Fold(request.text(), suppressions);
        for (CompiledRule rule : rules) {
            LocalCheck check = rule.localOrNull();
            if (check != null && rule.rule().stage().covers(request.stage())) {
                fold.add(rule.rule(), check);
            }
        }
        if (!fold.isBlocked()) {
            List<GuardrailRule> others = rules.stream()
                    .filter(rule -> rule.localOrNull() == null)
                    .map(CompiledRule::rule)
                    .filter(rule -> rule.stage().covers(request.stage()))
                    .toList();
            if (!others.isEmpty()) {
                String text = fold.text();
                advanced.ask(others, request, text).forEach(fold::add);
            }
        }
        return fold;
    }
}
