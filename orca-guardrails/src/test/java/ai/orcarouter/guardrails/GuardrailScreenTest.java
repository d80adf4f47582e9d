/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuardrailScreenTest {
    private static TextScreen.Result screen(GuardrailAction action, TextScreen.Stage stage, String text) {
        GuardrailRule rule = GuardrailRule.of(1, RuleStage.INPUT, action, new RuleCheck.Keyword(List.of("forbidden")));
        Guardrail guardrail = Guardrail.builder("g").rules(List.of(rule)).build();
        return new GuardrailScreen(GuardrailEngine.builder(guardrail).build()).screen(stage, "tool", text, null);
    }

    @Test
    void screen_blockedToolResult_isWithheldWithAReason() {
        TextScreen.Result result = screen(GuardrailAction.BLOCK, TextScreen.Stage.TOOL_RESULT, "a forbidden word");
        assertThat(result.outcome()).isEqualTo(TextScreen.Outcome.BLOCKED);
        assertThat(result.text()).isEmpty();
        assertThat(result.reasons()).containsExactly("block: keyword(matched 1 keyword(s))");
    }

    @Test
    void screen_maskedText_isRewritten() {
        TextScreen.Result result = screen(GuardrailAction.MASK, TextScreen.Stage.INPUT, "a forbidden word");
        assertThat(result.outcome()).isEqualTo(TextScreen.Outcome.REWRITTEN);
        assertThat(result.text()).contains("a [REDACTED] word");
    }

    @Test
    void screen_outputOfAnInputRule_passes() {
        TextScreen.Result result = screen(GuardrailAction.BLOCK, TextScreen.Stage.OUTPUT, "a forbidden word");
        assertThat(result).isEqualTo(new TextScreen.Result(TextScreen.Outcome.PASSED, "a forbidden word", List.of()));
    }
}
