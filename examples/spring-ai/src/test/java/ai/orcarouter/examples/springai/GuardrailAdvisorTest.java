/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.examples.springai.demo.ScriptedChatModel;
import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailEngine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatResponse;

class GuardrailAdvisorTest {
    private static final String RULES = """
            name: house rules
            rules:
              - {label: in, type: pii, stage: input, action: mask, entities: [email]}
              - {label: out, type: pii, stage: output, action: mask, entities: [email]}
              - {label: never asked, type: keyword, stage: input, action: block, keywords: [forbidden question]}
              - {label: never said, type: keyword, stage: output, action: block, keywords: [forbidden answer]}
            """;

    private static GuardrailEngine engine() {
        return GuardrailEngine.builder(GuardrailCodec.decode("test", RULES).guardrail())
                .build();
    }

    private static ScriptedChatModel saying(String... pieces) {
        return new ScriptedChatModel(List.of(), List.of(pieces));
    }

    private static ChatClient client(ScriptedChatModel model) {
        return ChatClient.builder(model)
                .defaultAdvisors(new GuardrailAdvisor(engine()))
                .build();
    }

    private static String streamed(ScriptedChatModel model, String prompt) {
        return String.join("", client(model).prompt(prompt).stream().content().toIterable());
    }

    @Test
    void call_promptIsBlocked_modelIsNotAsked() {
        ScriptedChatModel model = saying("hello");
        ChatResponse response = Objects.requireNonNull(
                client(model).prompt("a forbidden question").call().chatResponse());
        assertThat(model.prompts()).isEmpty();
        assertThat(response.getResults()).singleElement().satisfies(answer -> {
            assertThat(answer.getMetadata().getFinishReason()).isEqualTo(GuardrailAdvisor.BLOCKED);
            assertThat(answer.getOutput().getText()).isNotEmpty().doesNotContain("hello");
        });
    }

    @Test
    void stream_promptIsBlocked_modelIsNotAsked() {
        ScriptedChatModel model = saying("hello");
        assertThat(streamed(model, "a forbidden question")).isNotEmpty().doesNotContain("hello");
        assertThat(model.prompts()).isEmpty();
    }

    @Test
    void call_addressInPromptAndAnswer_masksBoth() {
        ScriptedChatModel model = saying("mail ", "bob@example.com", " too");
        String answer = client(model).prompt("mail ada@example.com").call().content();
        assertThat(model.prompts())
                .singleElement()
                .asString()
                .startsWith("mail ")
                .doesNotContain("ada@");
        assertThat(answer).startsWith("mail ").endsWith(" too").doesNotContain("bob@");
    }

    @Test
    void stream_addressOverSeveralChunks_isMaskedAsInACall() {
        ScriptedChatModel model = saying("mail bo", "b@exa", "mple.com", " too");
        String answer = streamed(model, "mail ada@example.com");
        assertThat(model.prompts()).singleElement().asString().doesNotContain("ada@");
        assertThat(answer)
                .isEqualTo(client(saying("mail bob@example.com too"))
                        .prompt("x")
                        .call()
                        .content());
    }

    @Test
    void call_answerIsBlocked_isReplaced() {
        String answer = client(saying("a forbidden", " answer it is"))
                .prompt("x")
                .call()
                .content();
        assertThat(answer).isNotEmpty().doesNotContain("forbidden answer");
    }

    @Test
    void stream_answerIsBlocked_isCutAndNothingFollows() {
        String answer = streamed(saying("a forb", "idden ans", "wer it is", " and more"), "x");
        assertThat(answer)
                .contains("truncated by guardrail")
                .doesNotContain("it is")
                .doesNotContain("more");
    }

    @Test
    void stream_longCleanAnswer_arrivesWhole() {
        String piece = "nothing of note here. ".repeat(60);
        assertThat(streamed(saying(piece, piece, piece, piece, piece, piece), "x"))
                .isEqualTo(piece.repeat(6));
    }

    @Test
    void call_sameGuardrailTwice_screensOnce() {
        GuardrailEngine engine = engine();
        ScriptedChatModel model = saying("mail bob@example.com");
        ChatClient client = ChatClient.builder(model)
                .defaultAdvisors(new GuardrailAdvisor(engine), new GuardrailAdvisor(engine))
                .build();
        assertThat(client.prompt("x").call().content()).doesNotContain("bob@");
        assertThat(model.prompts()).hasSize(1);
    }
}
