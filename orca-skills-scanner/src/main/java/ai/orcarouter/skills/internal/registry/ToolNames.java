/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

/** Names of tools as manifests write them. */
final class ToolNames {
    private static final String MCP = "mcp__";

    private ToolNames() {}

    /** {@code Bash(git:*)} as {@code Bash}, {@code mcp__server__tool} as {@code server.tool}, others as they are. */
    static String canonical(String declared) {
        int paren = declared.indexOf('(');
        String name = (paren < 0 ? declared : declared.substring(0, paren)).strip();
        if (!name.startsWith(MCP)) {
            return name;
        }
        String rest = name.substring(MCP.length());
        int split = rest.indexOf("__");
        return split < 0 ? rest + ".*" : rest.substring(0, split) + "." + rest.substring(split + 2);
    }
}
