/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.model.tool.ToolExecutionResult;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.metadata.ToolMetadata;

/**
 * Stands in for a tool of which only the name is known, in one batch: judged by that name, and only then looked for. So
 * neither a tool that the manager finds by name escapes the guard, nor does a refused name tell whether there is such a
 * tool.
 */
final class ToolByName implements ToolCallback {
    private final OrcaTools tools;
    private final String name;
    private final Function<String, ToolExecutionResult> find;
    private boolean returnedDirect = true;

    /** Stands in for the tool of {@code call}; {@code find} looks for it and runs it. */
    ToolByName(OrcaTools tools, AssistantMessage.ToolCall call, Function<String, ToolExecutionResult> find) {
        this.tools = tools;
        this.name = call.name();
        this.find = find;
    }

    /** Whether every answer was for the caller and not for the model; a refusal never is. */
    boolean returnedDirect() {
        return returnedDirect;
    }

    @Override
    public ToolDefinition getToolDefinition() {
        return ToolDefinition.builder()
                .name(name)
                .description(name)
                .inputSchema("{}")
                .build();
    }

    /** Leaves the manager's result to the other tools of the batch; {@link #returnedDirect} is known after the call. */
    @Override
    public ToolMetadata getToolMetadata() {
        return ToolMetadata.builder().returnDirect(true).build();
    }

    @Override
    public String call(String toolInput) {
        return call(toolInput, null);
    }

    @Override
    public String call(String toolInput, @Nullable ToolContext toolContext) {
        boolean[] direct = {false};
        String text = tools.run(this, toolInput, toolContext, input -> {
            ToolExecutionResult result = find.apply(input);
            direct[0] = result.returnDirect();
            return answer(result);
        });
        returnedDirect &= direct[0];
        return text;
    }

    private static String answer(ToolExecutionResult result) {
        List<Message> history = result.conversationHistory();
        ToolResponseMessage last = (ToolResponseMessage) history.get(history.size() - 1);
        return last.getResponses().get(0).responseData();
    }
}
