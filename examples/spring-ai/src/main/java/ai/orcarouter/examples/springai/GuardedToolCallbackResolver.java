/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;

/** Finds the tools that another resolver finds, guarded. */
final class GuardedToolCallbackResolver implements ToolCallbackResolver {
    private final OrcaTools tools;
    private final ToolCallbackResolver resolver;

    GuardedToolCallbackResolver(OrcaTools tools, ToolCallbackResolver resolver) {
        this.tools = tools;
        this.resolver = resolver;
    }

    @Override
    public @Nullable ToolCallback resolve(String toolName) {
        ToolCallback found = resolver.resolve(toolName);
        return found == null ? null : tools.guard(found);
    }
}
