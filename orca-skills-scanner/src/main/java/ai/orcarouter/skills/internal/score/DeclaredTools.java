/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import java.util.Set;

/** Which tools a list of declared ones lets use. */
final class DeclaredTools {
    /** What names of tools of MCP servers begin with. */
    static final String MCP = "mcp__";

    private DeclaredTools() {}

    static boolean cover(Set<String> declared, String tool) {
        return declared.stream().anyMatch(each -> covers(each, tool));
    }

    /** {@code Bash(git:*)} lets use {@code Bash}, {@code mcp__server} every tool of it. */
    private static boolean covers(String declared, String tool) {
        String name = bare(declared);
        String wanted = bare(tool);
        return name.equals(wanted)
                || (name.startsWith(MCP) && wanted.startsWith(name + "__"))
                || (name.endsWith("*") && wanted.startsWith(name.substring(0, name.length() - 1)));
    }

    private static String bare(String tool) {
        int open = tool.indexOf('(');
        return (open < 0 ? tool : tool.substring(0, open)).strip();
    }
}
