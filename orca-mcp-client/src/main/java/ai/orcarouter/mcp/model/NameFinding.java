/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.Locale;

/**
 * Why a gateway does not offer a tool, or any tool of a server, by its names (mcp.md section 5).
 *
 * @param server id of the server
 * @param tool the name as the server sent it, in quotes, cut, with anything invisible escaped
 * @param problem what is wrong
 * @param detail the same in words, safe to show
 */
public record NameFinding(String server, String tool, Problem problem, String detail) {
    /** What is wrong with a name. */
    public enum Problem {
        /** The id of the server cannot be a part of names; the server is left out. */
        INVALID_SERVER,
        /** The name has other characters than it may have, or is too long; the tool is left out. */
        INVALID_NAME,
        /** Two tools of a server have that name, or names that differ in case only; the server is left out. */
        DUPLICATE,
        /** The alias cannot be told from that of another tool; the tools are left out. */
        AMBIGUOUS_ALIAS;

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** The name for logs and events. */
        public String wire() {
            return wire;
        }
    }
}
