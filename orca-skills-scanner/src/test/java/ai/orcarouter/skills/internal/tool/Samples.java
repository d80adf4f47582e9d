/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptions written for the tests, and short ways to scan. */
final class Samples {
    static final ToolScan SCAN = ToolScan.load();

    private Samples() {}

    /** A poisoned description and the rule that must find it. */
    record Attack(String rule, String text) {
        /** Whether it is plain English, whose letters can be changed without changing what it says. */
        boolean isPlain() {
            return text.chars().allMatch(c -> c < 0x80) && text.indexOf("  ") < 0 && !isEncoded();
        }

        private boolean isEncoded() {
            return text.startsWith("Draws a map. ") && (rule.equals("ORCA-TP-108") || rule.equals("ORCA-TP-201"));
        }
    }

    static List<Attack> attacks() {
        return Resources.lines("attacks.txt").stream()
                .map(line -> new Attack(line.substring(0, 11), unescape(line.substring(12))))
                .toList();
    }

    static List<String> benign() {
        return Resources.lines("benign.txt").stream().map(Samples::unescape).toList();
    }

    private static String unescape(String line) {
        return line.replace("\\n", "\n");
    }

    static List<Finding> scan(String description) {
        return SCAN.scan("server", "tool", description, Arguments.none());
    }

    /** Scans an honest tool with a schema. */
    static List<Finding> schema(Map<String, ?> schema) {
        return SCAN.scan("server", "tool", "Adds two numbers.", Arguments.of(schema));
    }

    /** Scans an honest tool with one parameter. */
    static List<Finding> parameter(String name, String description) {
        return schema(Map.of("properties", Map.of(name, Map.of("type", "string", "description", description))));
    }

    static Optional<Level> worst(List<Finding> findings) {
        return findings.stream().map(Finding::level).max(Level::compareTo);
    }

    static boolean isFlagged(List<Finding> findings) {
        return worst(findings).filter(level -> level != Level.LOW).isPresent();
    }

    /** The level of a rule's finding, empty when it has none. */
    static Optional<Level> level(List<Finding> findings, String rule) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::level)
                .findFirst();
    }
}
