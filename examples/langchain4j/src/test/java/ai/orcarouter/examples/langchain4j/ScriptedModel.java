/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.langchain4j;

import ai.orcarouter.firewall.testkit.mediation.AgentSetup;
import ai.orcarouter.firewall.testkit.mediation.ScriptedCall;
import ai.orcarouter.firewall.testkit.mediation.ToolMessage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;

/** A model that says what a script says, in one piece or streamed, and keeps what it read. */
final class ScriptedModel {
    private final List<List<ScriptedCall>> turns;
    private final List<ToolMessage> seen = new ArrayList<>();
    private int turn;

    ScriptedModel(List<List<ScriptedCall>> turns) {
        this.turns = turns;
    }

    ChatModel blocking() {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return answer(request);
            }
        };
    }

    StreamingChatModel streaming() {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                ChatResponse response = answer(request);
                String text = response.aiMessage().text();
                if (text != null) {
                    handler.onPartialResponse(text);
                }
                List<ToolExecutionRequest> calls = response.aiMessage().toolExecutionRequests();
                for (int i = 0; i < calls.size(); i++) {
                    handler.onCompleteToolCall(new CompleteToolCall(i, calls.get(i)));
                }
                handler.onCompleteResponse(response);
            }
        };
    }

    /** The answers to its calls that it read. */
    synchronized List<ToolMessage> seen() {
        return List.copyOf(seen);
    }

    private synchronized ChatResponse answer(ChatRequest request) {
        seen.clear();
        request.messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ToolExecutionResultMessage.class::cast)
                .map(message -> new ToolMessage(message.id(), message.text()))
                .forEach(seen::add);
        AiMessage message =
                turn < turns.size() ? AiMessage.from(requests(turns.get(turn++))) : AiMessage.from(AgentSetup.DONE);
        return ChatResponse.builder().aiMessage(message).build();
    }

    private static List<ToolExecutionRequest> requests(List<ScriptedCall> calls) {
        return calls.stream()
                .map(call -> ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.tool())
                        .arguments(call.arguments())
                        .build())
                .toList();
    }
}
