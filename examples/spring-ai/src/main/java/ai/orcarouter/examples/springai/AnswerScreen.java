/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import ai.orcarouter.guardrails.GuardrailEngine;
import ai.orcarouter.guardrails.StreamScreener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** One answer as it streams: each generation goes through a screener of its own. One thread at a time. */
final class AnswerScreen {
    private final GuardrailEngine engine;
    private final String question;
    private final List<StreamScreener> screeners = new ArrayList<>();
    private @Nullable ChatClientResponse latest;

    AnswerScreen(GuardrailEngine engine, String question) {
        this.engine = engine;
        this.question = question;
    }

    /** The part to forward now, with the text that may go; null when there is nothing. */
    @Nullable
    ChatClientResponse next(ChatClientResponse part) {
        ChatResponse response = part.chatResponse();
        if (response == null) {
            return part;
        }
        List<Generation> forward = new ArrayList<>();
        boolean isEmpty = true;
        for (int i = 0; i < response.getResults().size(); i++) {
            if (i == screeners.size()) {
                screeners.add(StreamScreener.builder(engine)
                        .mode(StreamScreener.Mode.MASK)
                        .build());
            }
            Generation given = response.getResults().get(i);
            String text = given.getOutput().getText();
            String out = text == null ? "" : screeners.get(i).push(text);
            isEmpty &= out.isEmpty() && text != null && !text.isEmpty();
            forward.add(GuardrailAdvisor.with(given, out));
        }
        if (response.getResults().isEmpty()) {
            return part;
        }
        latest = part;
        return isEmpty ? null : GuardrailAdvisor.with(part, response, forward);
    }

    /** Whether the answer is cut, so that nothing more of it is asked for. */
    boolean isOver() {
        return !screeners.isEmpty() && screeners.stream().allMatch(StreamScreener::isOver);
    }

    /** What was held back and may go now that the answer has ended. */
    Optional<ChatClientResponse> last() {
        ChatClientResponse part = latest;
        ChatResponse response = part == null ? null : part.chatResponse();
        if (part == null || response == null || isOver()) {
            return Optional.empty();
        }
        List<Generation> forward = new ArrayList<>();
        boolean isEmpty = true;
        for (StreamScreener screener : screeners) {
            String out = screener.isOver() ? "" : screener.finish(question, List.of());
            isEmpty &= out.isEmpty();
            forward.add(new Generation(new AssistantMessage(out)));
        }
        return isEmpty ? Optional.empty() : Optional.of(GuardrailAdvisor.with(part, response, forward));
    }
}
