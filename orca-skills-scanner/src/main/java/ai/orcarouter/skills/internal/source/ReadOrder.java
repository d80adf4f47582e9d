/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.util.Locale;
import java.util.Set;

/**
 * What is read first while there is room: what the model and clients are told, then programs, then the rest; of each,
 * short files first, so that neither names nor padding decide what is left out.
 */
public final class ReadOrder {
    private static final Set<String> MANIFESTS = Set.of(
            "skill.md",
            "plugin.json",
            "marketplace.json",
            "server.json",
            "server.yaml",
            "server.yml",
            "ai-plugin.json",
            ".lsp.json",
            ".mcp.json",
            "mcp.json",
            "mcp_config.json",
            "claude_desktop_config.json",
            "settings.json",
            "settings.local.json",
            "hooks.json",
            "manifest.json",
            "package.json",
            "tasks.json",
            "tools.json",
            "pyproject.toml");
    private static final Set<String> PROGRAMS = Set.of(
            "py", "pyw", "js", "mjs", "cjs", "jsx", "ts", "tsx", "mts", "sh", "bash", "zsh", "command", "ps1", "psm1",
            "bat", "cmd", "rb", "pl", "php", "go", "lua", "vbs", "jse", "wsf", "hta", "lnk");

    private ReadOrder() {}

    /** 0 for manifests, 1 for programs by their name and for what has no extension, 2 for all else. */
    public static int rank(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (MANIFESTS.contains(name)) {
            return 0;
        }
        return name.indexOf('.') < 0 || PROGRAMS.contains(Signature.extension(name)) ? 1 : 2;
    }
}
