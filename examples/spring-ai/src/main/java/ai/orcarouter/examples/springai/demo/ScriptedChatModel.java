/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai.demo;

import java.util.ArrayList;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import reactor.core.publisher.Flux;

/**
 * A model without a network: it asks for the tool calls of a script, turn by turn, and then says what it has to say. It
 * keeps what it was shown. For one conversation; thread-safe.
 */
public final class ScriptedChatModel implements ChatModel {
    private final List<List<AssistantMessage.ToolCall>> turns;
    private final List<String> answer;
    private final List<ToolResponseMessage.ToolResponse> seen = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private int turn;

    /**
     * Follows a script.
     *
     * @param turns the calls of each turn
     * @param answer what it says afterwards, in the pieces in which it streams
     */
    public ScriptedChatModel(List<List<AssistantMessage.ToolCall>> turns, List<String> answer) {
        this.turns = turns.stream().map(List::copyOf).toList();
        this.answer = List.copyOf(answer);
    }

    /** A call for a script. */
    public static AssistantMessage.ToolCall call(String id, String tool, String arguments) {
        return new AssistantMessage.ToolCall(id, "function", tool, arguments);
    }

    /** The answers of tools that it was shown, in their order. */
    public synchronized List<ToolResponseMessage.ToolResponse> seen() {
        return List.copyOf(seen);
    }

    /** What users wrote, as it was shown, for each time it was asked. */
    public synchronized List<String> prompts() {
        return List.copyOf(prompts);
    }

    @Override
    public ChatOptions getOptions() {
        return ToolCallingChatOptions.builder().build();
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        List<AssistantMessage.ToolCall> calls = next(prompt);
        return response(calls.isEmpty() ? String.join("", answer) : "", calls);
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> {
            List<AssistantMessage.ToolCall> calls = next(prompt);
            return calls.isEmpty()
                    ? Flux.fromIterable(answer).map(piece -> response(piece, List.of()))
                    : Flux.just(response("", calls));
        });
    }

    private synchronized List<AssistantMessage.ToolCall> next(Prompt prompt) {
        List<Message> messages = prompt.getInstructions();
        prompts.add(prompt.getUserMessage().getText());
        if (messages.get(messages.size() - 1) instanceof ToolResponseMessage answers) {
            seen.addAll(answers.getResponses());
        }
        return turn < turns.size() ? turns.get(turn++) : List.of();
    }

    private static ChatResponse response(String text, List<AssistantMessage.ToolCall> calls) {
        return new ChatResponse(List.of(new Generation(
                AssistantMessage.builder().content(text).toolCalls(calls).build())));
    }
}
