/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.SandboxResult;
import ai.orcarouter.guardrails.model.SandboxResult.Outcome;
import ai.orcarouter.guardrails.model.SandboxResult.RuleFinding;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tries a draft of a guardrail on texts and shows what each of its rules says (REFERENCE 4.14).
 *
 * <p>Nothing is stored or recorded, and nobody is asked twice about a text: services are asked as they would be when
 * the guardrail is in force. Whether it is enabled does not matter. Immutable and thread-safe.
 */
public final class GuardrailSandbox {
    private final Guardrail draft;
    private final GuardrailEngine whole;
    private final Map<Long, GuardrailEngine> alone = new HashMap<>();

    private GuardrailSandbox(Guardrail draft, UnaryOperator<GuardrailEngine.Builder> wiring) {
        this.draft = draft.toBuilder().enabled(true).build();
        this.whole = wiring.apply(GuardrailEngine.builder(this.draft)).build();
        for (GuardrailRule rule : draft.rules()) {
            if (rule.type().isLocal()) {
                Guardrail one = this.draft.toBuilder().rules(List.of(rule)).build();
                alone.put(rule.id(), wiring.apply(GuardrailEngine.builder(one)).build());
            }
        }
    }

    /**
     * A sandbox without services: rules that ask others fail as they say.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when the draft has errors
     */
    public static GuardrailSandbox of(Guardrail draft) {
        return of(draft, builder -> builder);
    }

    /**
     * A sandbox with services.
     *
     * @param wiring hands an engine what it needs, such as its judge; applied once for the draft and once for each rule
     *     that is decided here
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when the draft has errors
     */
    public static GuardrailSandbox of(Guardrail draft, UnaryOperator<GuardrailEngine.Builder> wiring) {
        return new GuardrailSandbox(draft, wiring);
    }

    /** What the draft makes of a text. */
    public SandboxResult test(TextStage stage, String text) {
        return test(stage, text, "", List.of());
    }

    /**
     * What the draft makes of an answer together with what it answers and what it should be borne out by.
     *
     * @param question may be empty
     * @param sources may be empty
     */
    public SandboxResult test(TextStage stage, String text, String question, List<String> sources) {
        Screening screening = whole.screen(stage, text, question, sources);
        List<RuleFinding> findings = new ArrayList<>();
        for (GuardrailRule rule : draft.rules()) {
            GuardrailEngine engine = alone.get(rule.id());
            if (!rule.stage().covers(stage)) {
                findings.add(new RuleFinding(rule, Outcome.OTHER_STAGE, "", List.of()));
            } else if (engine != null) {
                findings.add(said(rule, engine.screen(stage, text), false));
            } else {
                findings.add(said(rule, screening, blockedBeforeAsking(screening)));
            }
        }
        return new SandboxResult(screening, findings);
    }

    private static RuleFinding said(GuardrailRule rule, Screening screening, boolean notAsked) {
        for (CheckFailure failure : screening.failures()) {
            if (failure.ruleId() == rule.id()) {
                return new RuleFinding(rule, Outcome.FAILED, failure.problem(), List.of());
            }
        }
        Optional<Violation> violation = screening.violations().stream()
                .filter(fired -> fired.ruleId() == rule.id())
                .findFirst();
        return violation
                .map(fired -> new RuleFinding(rule, Outcome.FIRED, fired.detail(), fired.matches()))
                .orElseGet(() -> new RuleFinding(rule, notAsked ? Outcome.NOT_ASKED : Outcome.CLEAR, "", List.of()));
    }

    /** Local rules come first; when one of them blocks, nobody else is asked. */
    private static boolean blockedBeforeAsking(Screening screening) {
        return screening.violations().stream()
                .anyMatch(fired -> fired.ruleType().isLocal() && fired.action() == GuardrailAction.BLOCK);
    }
}
