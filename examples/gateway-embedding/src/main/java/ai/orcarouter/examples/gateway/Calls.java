/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.json.Arguments;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the APIs write calls of tools, and how the firewall sees them. */
final class Calls {
    private static final Set<String> BLOCKS = Set.of("tool_use", "server_tool_use", "mcp_tool_use");
    private static final String INPUT = "input";

    private Calls() {}

    /** Whether a block of content is a call. */
    static boolean isCallBlock(String type) {
        return BLOCKS.contains(type);
    }

    /** The name that the firewall knows a tool by. */
    static String toolName(String name, String server) {
        return server.isEmpty() ? name : server + "." + name;
    }

    /** The arguments of a function; models write none at all for a function without parameters. */
    static Arguments ofJson(String text) {
        return text.isBlank() ? Arguments.none() : Arguments.ofJson(text);
    }

    /** The free text of a custom tool, as a member {@code input}. */
    static Arguments ofText(String text) {
        return Arguments.of(Map.of(INPUT, text));
    }

    /** The text in arguments of {@link #ofText}. */
    static String textOf(Arguments arguments) {
        return arguments.value() instanceof Map<?, ?> members && members.get(INPUT) instanceof String text ? text : "";
    }

    /** The arguments to put in place of those that the model wrote. */
    static Optional<Arguments> rewritten(Ruling ruling) {
        return ruling.decision().rewrittenArguments();
    }
}
