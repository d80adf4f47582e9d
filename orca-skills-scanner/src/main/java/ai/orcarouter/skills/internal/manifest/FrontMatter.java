/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

/** The YAML before a Markdown text. */
final class FrontMatter {
    private static final int MAX_LINES = 400;

    private FrontMatter() {}

    /**
     * Reads it. When it is no YAML, its lines of the form {@code name: value} are taken all the same, since clients
     * that are less strict will.
     */
    static Trees.Read read(String text) {
        if (!text.startsWith("---")) {
            return new Trees.Read(Map.of(), "");
        }
        int from = text.indexOf('\n') + 1;
        int end = from == 0 ? -1 : text.indexOf("\n---", from - 1);
        if (end < 0) {
            return new Trees.Read(Map.of(), "the front matter has no end");
        }
        String yaml = end < from ? "" : text.substring(from, end + 1);
        if (yaml.isBlank()) {
            return new Trees.Read(Map.of(), "");
        }
        Trees.Read read = Trees.yaml(yaml);
        if (!read.members().isEmpty()) {
            return read;
        }
        Map<String, Object> lines = new LinkedHashMap<>();
        yaml.lines().limit(MAX_LINES).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0 && line.charAt(0) > ' ' && line.charAt(0) != '#' && line.charAt(0) != '-') {
                lines.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return new Trees.Read(lines, read.fault().isEmpty() ? "not a map" : read.fault());
    }
}
