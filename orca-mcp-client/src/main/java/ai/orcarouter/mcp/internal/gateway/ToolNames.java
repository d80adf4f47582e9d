/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.mcp.internal.codec.ServerIds;
import org.jspecify.annotations.Nullable;

/**
 * The canonical names of tools: {@code <server>.<tool>} (REFERENCE 5.2). The id of a server has no dot, so the first
 * dot of a canonical name always ends the id, whatever the tool is called.
 */
final class ToolNames {
    /** The longest name of a tool, and the longest canonical name: 128 characters. */
    static final int MAX_NAME = 128;

    private ToolNames() {}

    /** Why {@code tool} of {@code server} cannot be offered under a canonical name; null when it can. */
    static @Nullable String fault(String server, String tool) {
        if (tool.isEmpty()) {
            return "the name is empty";
        }
        for (int i = 0; i < tool.length(); i++) {
            if (!isPlain(tool.charAt(i))) {
                return "the name has other characters than A-Z a-z 0-9 _ . -";
            }
        }
        return server.length() + 1 + tool.length() > MAX_NAME
                ? "the name with its server is longer than " + MAX_NAME + " characters"
                : null;
    }

    /** The canonical name. */
    static String canonical(String server, String tool) {
        return server + '.' + tool;
    }

    /**
     * The server whose tool has that canonical name or alias, if any has: what comes before the first dot, else before
     * the first {@code __}. Which tool an alias means stands in the catalogue alone. Null when it can be no server's.
     */
    static @Nullable String ownerOf(String name) {
        int end = name.indexOf('.');
        if (end < 0) {
            end = name.indexOf("__");
        }
        String server = end < 0 ? "" : name.substring(0, end);
        return ServerIds.isValid(server) ? server : null;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}
