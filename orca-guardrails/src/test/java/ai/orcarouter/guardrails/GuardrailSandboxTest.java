/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.SandboxResult;
import ai.orcarouter.guardrails.model.SandboxResult.Outcome;
import ai.orcarouter.guardrails.model.SandboxResult.RuleFinding;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class GuardrailSandboxTest {
    private static GuardrailRule keyword(long id, RuleStage stage, GuardrailAction action, String word) {
        return GuardrailRule.of(id, stage, action, new RuleCheck.Keyword(List.of(word)));
    }

    private static GuardrailRule judge(long id) {
        return GuardrailRule.of(
                id,
                RuleStage.BOTH,
                GuardrailAction.BLOCK,
                new RuleCheck.LlmJudge("m", "flag it", RuleCheck.LlmJudge.Format.YES_NO, null, List.of(), 0, true));
    }

    private static Guardrail draft(GuardrailRule... rules) {
        return Guardrail.builder("draft").enabled(false).rules(List.of(rules)).build();
    }

    @Test
    void test_eachRule_saysWhatItFindsInTheTextAsGiven() {
        SandboxResult result = GuardrailSandbox.of(draft(
                        keyword(1, RuleStage.INPUT, GuardrailAction.MASK, "red apple"),
                        keyword(2, RuleStage.BOTH, GuardrailAction.FLAG, "apple"),
                        keyword(3, RuleStage.BOTH, GuardrailAction.BLOCK, "pear"),
                        keyword(4, RuleStage.OUTPUT, GuardrailAction.BLOCK, "apple")))
                .test(TextStage.INPUT, "a red apple");

        assertThat(result.screening().text()).contains("a [REDACTED]");
        assertThat(result.screening().violations()).hasSize(1);
        assertThat(result.rules())
                .extracting(RuleFinding::outcome)
                .containsExactly(Outcome.FIRED, Outcome.FIRED, Outcome.CLEAR, Outcome.OTHER_STAGE);
        assertThat(result.rules().get(1).matches()).containsExactly(new Match("keyword", 6, 11, GuardrailAction.FLAG));
        assertThat(result.rules().get(1).detail()).isEqualTo("matched 1 keyword(s)");
    }

    @Test
    void test_judge_isAskedOnceAndOnlyWhenItWouldBe() {
        AtomicInteger asked = new AtomicInteger();
        JudgeModel model = question -> {
            asked.incrementAndGet();
            return new JudgeModel.Answer("{\"flagged\":true}", 0, 0, 0);
        };
        GuardrailSandbox sandbox = GuardrailSandbox.of(
                draft(keyword(1, RuleStage.INPUT, GuardrailAction.BLOCK, "apple"), judge(2)),
                builder -> builder.judge(model));

        SandboxResult pear = sandbox.test(TextStage.INPUT, "pear");
        assertThat(pear.screening().blocked()).isTrue();
        assertThat(pear.rules()).extracting(RuleFinding::outcome).containsExactly(Outcome.CLEAR, Outcome.FIRED);
        assertThat(asked).hasValue(1);

        SandboxResult apple = sandbox.test(TextStage.INPUT, "apple");
        assertThat(apple.rules()).extracting(RuleFinding::outcome).containsExactly(Outcome.FIRED, Outcome.NOT_ASKED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void test_judgeWithoutModel_hasFailed() {
        SandboxResult result = GuardrailSandbox.of(draft(judge(2))).test(TextStage.OUTPUT, "pear");
        assertThat(result.screening().blocked()).isFalse();
        assertThat(result.rules()).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(finding.detail()).isNotEmpty();
        });
    }
}
