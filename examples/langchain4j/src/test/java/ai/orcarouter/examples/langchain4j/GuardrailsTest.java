/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.GuardrailException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardrailsTest {
    private static final TextScreen MASKS = (stage, origin, text, run) ->
            new TextScreen.Result(TextScreen.Outcome.REWRITTEN, text.replace("hunter2", "[gone]"), List.of());
    private static final TextScreen BLOCKS =
            (stage, origin, text, run) -> new TextScreen.Result(TextScreen.Outcome.BLOCKED, null, List.of());
    private static final TextScreen FAILS = (stage, origin, text, run) -> {
        throw new IllegalStateException("internal state of the screen");
    };

    private final List<String> read = new ArrayList<>();

    /** Says what it was told. */
    private final ChatModel echo = new ChatModel() {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            String told = ((UserMessage) request.messages().get(0)).singleText();
            read.add(told);
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from("hunter2 and " + told))
                    .build();
        }
    };

    /** A service. */
    interface Assistant {
        /** One turn. */
        String chat(String message);
    }

    private AiServices<Assistant> service() {
        return AiServices.builder(Assistant.class).chatModel(echo);
    }

    @Test
    void input_masked_reachesTheModelMasked() {
        service().inputGuardrails(new OrcaInputGuardrail(MASKS)).build().chat("it is hunter2");
        assertThat(read).containsExactly("it is [gone]");
    }

    @Test
    void input_blockedOrNotScreened_doesNotReachTheModel() {
        for (TextScreen screen : List.of(BLOCKS, FAILS)) {
            Assistant assistant =
                    service().inputGuardrails(new OrcaInputGuardrail(screen)).build();
            assertThatThrownBy(() -> assistant.chat("it is hunter2"))
                    .isInstanceOf(GuardrailException.class)
                    .hasMessageNotContaining("internal state");
        }
        assertThat(read).isEmpty();
    }

    @Test
    void output_masked_reachesTheUserMasked() {
        String answer = service()
                .outputGuardrails(new OrcaOutputGuardrail(MASKS))
                .build()
                .chat(AgentSetup.DONE);
        assertThat(answer).isEqualTo("[gone] and done");
    }

    @Test
    void output_blockedOrNotScreened_doesNotReachTheUser() {
        for (TextScreen screen : List.of(BLOCKS, FAILS)) {
            Assistant assistant =
                    service().outputGuardrails(new OrcaOutputGuardrail(screen)).build();
            assertThatThrownBy(() -> assistant.chat("hello"))
                    .isInstanceOf(GuardrailException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }
}
