/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.model.CheckFailure;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both providers behind an engine, whose rules say what a failure means. */
class GuardrailWithProvidersTest {
    private static final String GUARDRAIL = """
            name: screened
            rules:
              - {type: llm_judge, stage: both, action: flag, judge_model: small-model, judge_rubric: flag fruit,
                 judge_format: yes_no, judge_timeout_ms: 60000, judge_fail_open: FAIL_OPEN}
              - {type: external, stage: both, action: block, vendor: webhook, connection_id: ours, timeout_ms: 60000,
                 fail_open: FAIL_OPEN}
            """;

    private final Certificates certificates = new Certificates();
    private final HttpsService models = new HttpsService(certificates.server(Samples.HOST));
    private final HttpsService screens = new HttpsService(certificates.server(Samples.HOST));
    private final OpenAiJudge judge = Samples.judge(certificates, models.port()).build();
    private final WebhookGuardrail webhook =
            Samples.webhook(certificates, screens.port()).build();

    @AfterEach
    void stop() {
        judge.close();
        webhook.close();
        models.close();
        screens.close();
    }

    private Screening screen(boolean failOpen, String text) {
        return GuardrailEngine.builder(
                        GuardrailCodec.decode("g.yaml", GUARDRAIL.replace("FAIL_OPEN", String.valueOf(failOpen)))
                                .guardrail())
                .judge(judge)
                .external(webhook)
                .build()
                .screen(TextStage.INPUT, text);
    }

    @Test
    void screen_bothAnswer_foldTheirAnswers() {
        models.answer(200, Samples.completion("{\"flagged\":true}", "stop"));
        screens.answer(
                200,
                "{\"action\":\"mask\",\"detail\":\"a name\",\"replacements\":[{\"start\":3,\"end\":7,\"replacement\":"
                        + "\"[NAME]\"}]}");
        Screening screening = screen(false, "hi Anna!");
        assertThat(screening.text()).contains("hi [NAME]!");
        assertThat(screening.violations()).hasSize(2);
        assertThat(screening.failures()).isEmpty();
        assertThat(screening.cost().inputTokens()).isEqualTo(120);
    }

    @Test
    void screen_webhookThatBlocks_blocks() {
        models.answer(200, Samples.completion("{\"flagged\":false}", "stop"));
        screens.answer(200, "{\"action\":\"block\",\"detail\":\"not here\"}");
        Screening screening = screen(true, "hi");
        assertThat(screening.blocked()).isTrue();
        assertThat(screening.message()).contains("external(external: not here)");
    }

    @Test
    void screen_modelThatTalks_isAskedOnceMoreAndThenFails() {
        models.answer(200, Samples.completion("Sure, here is my verdict.", "stop"));
        screens.answer(200, "{\"action\":\"allow\"}");
        Screening screening = screen(true, "hi");
        assertThat(screening.text()).contains("hi");
        assertThat(screening.failures()).hasSize(1);
        assertThat(models.all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void screen_servicesThatFail_endAsTheRulesSay(boolean failOpen) {
        models.answer(500, "{}");
        screens.answer(200, "nonsense");
        Screening screening = screen(failOpen, "hi");
        assertThat(screening.blocked()).isEqualTo(!failOpen);
        assertThat(screening.failures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure.failedOpen()).isEqualTo(failOpen);
            assertThat(failure.problem()).isEqualTo("no answer: ServiceException");
        });
        List<String> problems =
                screening.failures().stream().map(CheckFailure::problem).toList();
        assertThat(problems + screening.message()).doesNotContain(Samples.HOST, Samples.KEY);
    }
}
