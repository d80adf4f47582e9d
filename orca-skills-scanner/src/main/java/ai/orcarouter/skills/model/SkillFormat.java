/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** What kind of package was scanned, by the files at its root. */
public enum SkillFormat {
    /** A SKILL.md with front matter (Agent Skills, OpenClaw). */
    SKILL,
    /** A folder with {@code .claude-plugin/plugin.json} or a marketplace file. */
    CLAUDE_PLUGIN,
    /** An MCP registry {@code server.json} or a Docker registry {@code server.yaml}. */
    MCP_REGISTRY,
    /** A client configuration that names MCP servers. */
    MCP_CONFIG,
    /** An MCPB or DXT bundle. */
    MCPB,
    /** An {@code ai-plugin.json} or an OpenAPI document. */
    API,
    /** An extension of VS Code and its relatives. */
    EDITOR_EXTENSION,
    /** A package of a language's registry. */
    PACKAGE,
    /** Files without a known manifest. */
    FILES;

    /** The name in lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
