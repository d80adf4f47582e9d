/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final Redaction redaction;

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
        this.redaction = new Redaction(detection, matched(rules));
    }

    /** Finds what an author does not want to be seen, or repeated; what is only long or an attack may be quoted. */
    private static List<LocalCheck> matched(List<CompiledRule> rules) {
        return rules.stream()
                .map(CompiledRule::localOrNull)
                .filter(check ->
                        check instanceof KeywordCheck || check instanceof PatternCheck || check instanceof PiiCheck)
                .toList();
    }

    private CompiledGuardrail(CompiledGuardrail from, Suppressions suppressions) {
        this.guardrail = from.guardrail;
        this.rules = from.rules;
        this.suppressions = suppressions;
        this.advanced = from.advanced;
        this.nonces = from.nonces;
        this.message = from.message;
        this.redaction = from.redaction;
    }

    /** The same, passing over other findings. */
    public CompiledGuardrail suppressing(Suppressions others) {
        return new CompiledGuardrail(this, others);
    }

    /** What it was compiled from. */
    public Guardrail guardrail() {
        return guardrail;
    }

    /** Screens a text. */
    public Screening screen(ScreenRequest request) {
        return fold(request).result(nonces, message, request.stage());
    }

    /** What the local rules for answers say about a part of one. */
    public Window window(Window.Extent extent) {
        return new Window(rules, suppressions, redaction.detection(), extent);
    }

    /** Whether any rule looks at answers. */
    public boolean coversOutput() {
        return guardrail.enabled()
                && guardrail.rules().stream().anyMatch(rule -> rule.stage().covers(TextStage.OUTPUT));
    }

    /** Whether others are asked about answers. */
    public boolean asksAboutOutput() {
        return !others(TextStage.OUTPUT).isEmpty();
    }

    /**
     * What others said about a text.
     *
     * @param screening what came of it
     * @param rest the end of the text as they masked it; a part that they masked across its beginning is in it whole
     */
    public record Asked(Screening screening, String rest) {}

    /** Asks others about an answer as the local rules have masked it, of which the end has not been sent. */
    public Asked ask(ScreenRequest request, int sent) {
        Fold fold = new Fold(request.text(), suppressions);
        ask(others(request.stage()), request, request.text(), fold);
        String rest = fold.text().substring(fold.working().image(sent));
        return new Asked(fold.result(nonces, message, request.stage()), rest);
    }

    /** What a rule says of all its matches, whose kinds are those of a {@link Window}. */
    public Violation violation(long ruleId, List<Match> matches) {
        CompiledRule rule = rules.stream()
                .filter(each -> each.rule().id() == ruleId)
                .findFirst()
                .orElseThrow();
        GuardrailAction worst = GuardrailAction.FLAG;
        List<Hit> hits = new ArrayList<>(matches.size());
        for (Match match : matches) {
            worst = worst.atLeast(match.action());
            hits.add(new Hit(match.kind(), 0, 1, "", null));
        }
        LocalCheck check = Objects.requireNonNull(rule.localOrNull());
        List<Match> shown = matches.stream()
                .map(match ->
                        new Match(Fold.kind(rule.rule(), match.kind()), match.start(), match.end(), match.action()))
                .toList();
        return new Violation(ruleId, rule.rule().type(), rule.rule().label(), worst, check.detail(hits), shown);
    }

    /** What the caller of a blocked answer is told. */
    public String message(List<Violation> violations) {
        return message.of(TextStage.OUTPUT, violations);
    }

    private List<GuardrailRule> others(TextStage stage) {
        return rules.stream()
                .filter(rule -> rule.localOrNull() == null)
                .map(CompiledRule::rule)
                .filter(rule -> rule.stage().covers(stage))
                .toList();
    }

    private void ask(List<GuardrailRule> others, ScreenRequest request, String text, Fold fold) {
        for (AdvancedChecks.Outcome outcome : advanced.ask(others, request, text)) {
            fold.add(outcome, redaction.detail(outcome));
        }
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
            List<GuardrailRule> others = others(request.stage());
            if (!others.isEmpty()) {
                ask(others, request, fold.text(), fold);
            }
        }
        return fold;
    }
}
