/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import org.jspecify.annotations.Nullable;

/**
 * The canonical names of tools: {@code <server>.<tool>} (REFERENCE 5.2). The id of a server has no dot, so the first
 * dot of a canonical name always ends the id, whatever the tool is called.
 */
public final class ToolNames {
    /** The longest name of a tool, and the longest canonical name: 128 characters. */
    public static final int MAX_NAME = 128;

    /** The longest id of a server: 32 characters. */
    public static final int MAX_SERVER = 32;

    private static final int MIN_SERVER = 2;

    private ToolNames() {}

    /**
     * Whether {@code id} can be the id of a server: lower-case letters and digits, with single {@code _} and any
     * {@code -} inside, 2 to 32 characters. Without {@code __} an alias, too, has one place where the id ends.
     */
    public static boolean isServerId(String id) {
        if (id.length() < MIN_SERVER || id.length() > MAX_SERVER) {
            return false;
        }
        if (!isSmallAlphanumeric(id.charAt(0)) || !isSmallAlphanumeric(id.charAt(id.length() - 1))) {
            return false;
        }
        for (int i = 1; i < id.length() - 1; i++) {
            char c = id.charAt(i);
            boolean single = c == '_' && id.charAt(i - 1) != '_';
            if (!isSmallAlphanumeric(c) && c != '-' && !single) {
                return false;
            }
        }
        return true;
    }

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

    /** The id that a canonical name starts with; null when there is no dot. */
    static @Nullable String serverOf(String canonical) {
        int dot = canonical.indexOf('.');
        return dot < 0 ? null : canonical.substring(0, dot);
    }

    private static boolean isSmallAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isPlain(char c) {
        return isSmallAlphanumeric(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
    }
}
