/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.metadata.ToolMetadata;

/** A tool that runs only if the guard lets it, and looks to Spring AI as it is. */
final class GuardedToolCallback implements ToolCallback {
    private final OrcaTools tools;
    private final ToolCallback tool;

    GuardedToolCallback(OrcaTools tools, ToolCallback tool) {
        this.tools = tools;
        this.tool = tool;
    }

    boolean isBehind(OrcaTools others) {
        return tools == others;
    }

    @Override
    public ToolDefinition getToolDefinition() {
        return tool.getToolDefinition();
    }

    @Override
    public ToolMetadata getToolMetadata() {
        return tool.getToolMetadata();
    }

    @Override
    public String call(String toolInput) {
        return tools.run(tool, toolInput, null);
    }

    @Override
    public String call(String toolInput, @Nullable ToolContext toolContext) {
        return tools.run(tool, toolInput, toolContext);
    }

    @Override
    public String toString() {
        return "Guarded[" + tool + "]";
    }
}
