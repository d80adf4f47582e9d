/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The YAML before a Markdown text. */
final class FrontMatter {
    private static final int MAX_LINES = 400;
    private static final String OPENING = "{[|>&*!";
    private static final Set<String> STRUCTURED = Set.of(
            "hooks", "metadata", "allowed-tools", "allowed_tools", "tools", "scopes", "permissions", "mcpServers");

    private FrontMatter() {}

    /**
     * Reads it. When it is no YAML, its lines of the form {@code name: value} are taken all the same, since clients
     * that are less strict will.
     */
    static Trees.Read read(String text) {
        if (!text.startsWith("---")) {
            return new Trees.Read(Map.of(), "", false);
        }
        int from = text.indexOf('\n') + 1;
        int end = from == 0 ? -1 : text.indexOf("\n---", from - 1);
        if (end < 0) {
            return new Trees.Read(Map.of(), "the front matter has no end", false);
        }
        String yaml = end < from ? "" : text.substring(from, end + 1);
        if (yaml.isBlank()) {
            return new Trees.Read(Map.of(), "", false);
        }
        Trees.Read read = Trees.yaml(yaml);
        if (!read.members().isEmpty()) {
            return read;
        }
        Map<String, Object> lines = new LinkedHashMap<>();
        boolean lost = yaml.lines().count() > MAX_LINES;
        for (String line : yaml.lines().limit(MAX_LINES).toList()) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.charAt(0) > ' ' && line.charAt(0) != '#' && line.charAt(0) != '-') {
                String key = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                lost |= lines.putIfAbsent(key, value) != null || isLost(key, value);
            }
        }
        return new Trees.Read(lines, read.fault().isEmpty() ? "not a map" : read.fault(), lost);
    }

    /** Whether a line says that there is more than it shows, of a kind that is looked at. */
    private static boolean isLost(String key, String value) {
        boolean more = value.isEmpty() || OPENING.indexOf(value.charAt(0)) >= 0;
        // Metadata in braces is read as JSON.
        return more && STRUCTURED.contains(key) && !(key.equals("metadata") && value.startsWith("{"));
    }
}
