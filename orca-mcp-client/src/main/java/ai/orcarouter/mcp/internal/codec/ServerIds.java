/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.codec;

/**
 * The rule of server ids (mcp.md section 5): canonical tool names part at the first dot without doubt, and since there
 * is no {@code __} in an id, aliases part in one place too.
 */
public final class ServerIds {
    /** The rule, for people. */
    public static final String RULE =
            "2 to 32 of a-z, 0-9, - and _, beginning and ending with a letter or digit, without __";

    private static final int MAX = 32;

    private ServerIds() {}

    /** Whether {@code id} matches {@code [a-z0-9](?:[a-z0-9-]|_(?!_)){0,30}[a-z0-9]}. */
    public static boolean isValid(String id) {
        int length = id.length();
        if (length < 2 || length > MAX || !isAlphanumeric(id.charAt(0)) || !isAlphanumeric(id.charAt(length - 1))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean single = c == '_' && id.charAt(i + 1) != '_';
            if (!isAlphanumeric(c) && c != '-' && !single) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
