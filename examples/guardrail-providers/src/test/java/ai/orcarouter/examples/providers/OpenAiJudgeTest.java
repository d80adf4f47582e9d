/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.examples.http.testkit.Certificates;
import ai.orcarouter.guardrails.spi.JudgeModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiJudgeTest {
    private final Certificates certificates = new Certificates();
    private final HttpsService service = new HttpsService(certificates.server(Samples.HOST));

    @AfterEach
    void stop() {
        service.close();
    }

    private OpenAiJudge.Builder judge() {
        return Samples.judge(certificates, service.port());
    }

    @Test
    void ask_answer_isReadWithItsCost() throws IOException {
        service.answer(200, Samples.completion("{\"flagged\":true}", "stop"));
        try (OpenAiJudge judge = judge().prices(100, 400).build()) {
            JudgeModel.Answer answer = judge.ask(Samples.QUESTION);
            assertThat(answer.text()).isEqualTo("{\"flagged\":true}");
            assertThat(List.of(answer.inputTokens(), answer.outputTokens())).containsExactly(120L, 8L);
            assertThat(answer.cents()).isCloseTo(0.0152, within(1e-9));
        }
    }

    @Test
    void ask_request_isAChatCompletion() throws IOException {
        service.answer(200, Samples.completion("{}", "stop"));
        judge().build().ask(Samples.QUESTION);
        HttpsService.Received received = service.all().get(0);
        assertThat(received.method() + " " + received.path()).isEqualTo("POST /v1/chat/completions");
        assertThat(received.header("Authorization")).isEqualTo("Bearer " + Samples.KEY);
        assertThat(received.header("Content-Type")).isEqualTo("application/json");
        assertThat(received.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(Arguments.ofJson(received.body()).value())
                .isEqualTo(Map.of(
                        "model",
                        "small-model",
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", "flag \"fruit\""),
                                Map.of("role", "user", "content", Samples.TEXT)),
                        "temperature",
                        0L,
                        "max_tokens",
                        300L,
                        "response_format",
                        Map.of("type", "json_object")));
    }

    @Test
    void ask_withoutJsonMode_leavesTheMemberOut() throws IOException {
        service.answer(200, Samples.completion("{}", "stop"));
        judge().jsonMode(false).maxTokens(50).build().ask(Samples.QUESTION);
        assertThat(service.all().get(0).body())
                .doesNotContain("response_format")
                .contains("\"max_tokens\":50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "{\"choices\":[{\"message\":{\"refusal\":\"no\"}}]}",
                "[]",
                "{\"choices\":",
                "{\"choices\":[],\"choices\":[]}",
                "<html>gateway</html>"
            })
    void ask_answerOfAnotherForm_isUnreadable(String body) throws IOException {
        service.answer(200, body);
        try (OpenAiJudge judge = judge().build()) {
            assertThatThrownBy(() -> judge.ask(Samples.QUESTION))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("answer_unreadable");
        }
    }

    @Test
    void ask_answerThatWasCutShort_isNoAnswer() {
        service.answer(200, Samples.completion("{\"flagged\":", "length"));
        try (OpenAiJudge judge = judge().build()) {
            assertThatThrownBy(() -> judge.ask(Samples.QUESTION)).hasMessage("answer_cut_short");
        }
    }

    @Test
    void ask_withoutUsage_costsNothing() throws IOException {
        service.answer(200, "{\"choices\":[{\"message\":{\"content\":\"{}\"}}],\"usage\":{\"prompt_tokens\":-4}}");
        try (OpenAiJudge judge = judge().prices(100, 100).build()) {
            assertThat(judge.ask(Samples.QUESTION)).isEqualTo(new JudgeModel.Answer("{}", 0, 0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://models.partner.example/v1", "https://u:p@models.partner.example", "models"})
    void build_urlThatIsNotHttps_isRefused(String url) {
        OpenAiJudge.Builder builder = OpenAiJudge.builder(url, Secret.ofText(Samples.KEY));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_showsTheOriginOnly() {
        assertThat(judge().build().toString())
                .startsWith("OpenAiJudge[https://" + Samples.HOST)
                .doesNotContain("v1", Samples.KEY);
    }

    @Test
    void ask_loopbackWithoutExemption_isNotDialled() {
        try (OpenAiJudge judge = OpenAiJudge.builder(
                        "https://127.0.0.1:" + service.port() + "/v1", Secret.ofText(Samples.KEY))
                .port(service.port())
                .trust(certificates.trust())
                .build()) {
            assertThatThrownBy(() -> judge.ask(Samples.QUESTION)).isInstanceOf(IOException.class);
        }
        assertThat(service.all()).isEmpty();
    }
}
