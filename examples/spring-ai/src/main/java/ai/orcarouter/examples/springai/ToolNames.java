/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.springai;

import java.util.List;
import org.springframework.ai.tool.ToolCallback;

/**
 * Under which names a policy knows a tool (SEMANTICS 3.7). Spring AI shows models one name for each tool, which it may
 * have prefixed or shortened; a host that knows where a tool comes from says so here. Thread-safe.
 */
@FunctionalInterface
public interface ToolNames {
    /** Tools are known by the name that models see. */
    ToolNames AS_SHOWN = tool -> List.of(tool.getToolDefinition().name());

    /**
     * Every name of {@code tool}, the one for events and approvals first; the most severe verdict of all holds.
     *
     * @return one to {@value ai.orcarouter.firewall.model.ToolCall#MAX_ALIASES} names
     */
    List<String> of(ToolCallback tool);
}
