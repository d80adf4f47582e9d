/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Lets another manager run a batch of calls with guarded tools. The manager keeps the loop, the order and the ids; it
 * is only handed other callbacks: the request's own, guarded, and a {@link ToolByName} for each name that the request
 * does not have, which the manager might find elsewhere.
 */
final class GuardedToolCallingManager implements ToolCallingManager {
    private final OrcaTools tools;
    private final ToolCallingManager manager;

    GuardedToolCallingManager(OrcaTools tools, ToolCallingManager manager) {
        this.tools = tools;
        this.manager = manager;
    }

    @Override
    public List<ToolDefinition> resolveToolDefinitions(ToolCallingChatOptions chatOptions) {
        return manager.resolveToolDefinitions(chatOptions);
    }

    @Override
    public ToolExecutionResult executeToolCalls(Prompt prompt, ChatResponse chatResponse) {
        ToolCallingChatOptions options = prompt.getOptions() instanceof ToolCallingChatOptions given
                ? given
                : ToolCallingChatOptions.builder().build();
        List<ToolCallback> guarded = new ArrayList<>();
        List<ToolCallback> requested = options.getToolCallbacks();
        if (requested != null) {
            requested.forEach(tool -> guarded.add(tools.guard(tool)));
        }
        Prompt asked = with(prompt, options, guarded);
        Map<String, ToolByName> others = new TreeMap<>();
        for (AssistantMessage.ToolCall call : calls(chatResponse)) {
            if (guarded.stream()
                    .noneMatch(tool -> tool.getToolDefinition().name().equals(call.name()))) {
                others.putIfAbsent(call.name(), new ToolByName(tools, call, input -> alone(asked, call, input)));
            }
        }
        if (others.isEmpty()) {
            return manager.executeToolCalls(asked, chatResponse);
        }
        guarded.addAll(others.values());
        ToolExecutionResult result = manager.executeToolCalls(with(prompt, options, guarded), chatResponse);
        return !result.returnDirect() || others.values().stream().allMatch(ToolByName::returnedDirect)
                ? result
                : ToolExecutionResult.builder()
                        .conversationHistory(result.conversationHistory())
                        .returnDirect(false)
                        .build();
    }

    /** What the manager makes of one call by the tools that it finds itself. */
    private ToolExecutionResult alone(Prompt prompt, AssistantMessage.ToolCall call, String input) {
        AssistantMessage message = AssistantMessage.builder()
                .content("")
                .toolCalls(List.of(new AssistantMessage.ToolCall(call.id(), call.type(), call.name(), input)))
                .build();
        return manager.executeToolCalls(prompt, new ChatResponse(List.of(new Generation(message))));
    }

    private static Prompt with(Prompt prompt, ToolCallingChatOptions options, List<ToolCallback> callbacks) {
        return prompt.mutate()
                .chatOptions(
                        options.mutate().toolCallbacks(List.copyOf(callbacks)).build())
                .build();
    }

    private static List<AssistantMessage.ToolCall> calls(ChatResponse response) {
        List<AssistantMessage.ToolCall> calls = new ArrayList<>();
        response.getResults().forEach(each -> calls.addAll(each.getOutput().getToolCalls()));
        return calls;
    }
}
