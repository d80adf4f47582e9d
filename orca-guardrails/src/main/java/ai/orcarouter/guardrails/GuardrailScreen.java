/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A guardrail as the screen of tool results, server instructions and messages (SEMANTICS 3.5). Notes of rules that
 * annotate or spotlight are handed on as reasons. Thread-safe; blocks as long as the guardrail's services may take.
 */
public final class GuardrailScreen implements TextScreen {
    private final Screener screener;

    /** Screens by {@code engine}. */
    public GuardrailScreen(GuardrailEngine engine) {
        this((stage, origin, text, runId) -> engine.screen(stage, text));
    }

    GuardrailScreen(Screener screener) {
        this.screener = screener;
    }

    /** Whoever screens texts. */
    @FunctionalInterface
    interface Screener {
        Screening screen(TextStage stage, String origin, String text, @Nullable String runId);
    }

    @Override
    public Result screen(Stage stage, String origin, String text, @Nullable String runId) {
        TextStage where = switch (stage) {
            case INPUT -> TextStage.INPUT;
            case OUTPUT -> TextStage.OUTPUT;
            case TOOL_RESULT -> TextStage.TOOL_RESULT;
        };
        Screening screening = screener.screen(where, origin, text, runId);
        List<String> reasons = Stream.of(
                        screening.violations().stream().map(GuardrailScreen::reason),
                        screening.failures().stream().map(GuardrailScreen::reason),
                        screening.notes().stream())
                .flatMap(each -> each)
                .toList();
        if (screening.blocked()) {
            return new Result(Outcome.BLOCKED, null, reasons);
        }
        return new Result(
                screening.mutated() ? Outcome.REWRITTEN : Outcome.PASSED,
                screening.text().orElseThrow(),
                reasons);
    }

    private static String reason(Violation violation) {
        return violation.action().wire() + ": " + violation.ruleType().wire() + "(" + violation.detail() + ")";
    }

    private static String reason(CheckFailure failure) {
        return "failed: " + failure.ruleType().wire() + "(" + failure.problem() + ")";
    }
}
