/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** What kind of capability a skill record is about (REFERENCE 6.1); names are unique across all of them. */
public enum SkillKind {
    /** Instructions with or without scripts. */
    SKILL,
    /** An MCP server; it owns every tool whose canonical name begins with its own name. */
    MCP_SERVER,
    /** A bundle of skills, hooks and servers. */
    PLUGIN;

    /** The name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
