/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Level;
import java.util.List;
import java.util.Set;

/**
 * A rule of {@code rules.txt}.
 *
 * @param id stable id
 * @param name what it finds, in a few words
 * @param kind the class of attack (skills.md section 2)
 * @param level how bad a hit is
 * @param eased when hits count as low: "mention", "negation", "wary", "theirs", "purpose"
 * @param taxonomy ids of public catalogues
 * @param reason why a hit is reported
 */
public record Rule(
        String id, String name, String kind, Level level, Set<String> eased, List<String> taxonomy, String reason) {
    /** Keeps copies. */
    public Rule {
        eased = Set.copyOf(eased);
        taxonomy = List.copyOf(taxonomy);
    }

    /** Reads the line of a rule without its first word. */
    static Rule parse(String line) {
        List<String> cells = Resources.parts(line, '|');
        if (cells.size() != 6) {
            throw new IllegalArgumentException("a rule has six cells: " + line);
        }
        List<String> kind = Resources.parts(cells.get(2), ' ');
        return new Rule(
                cells.get(0),
                cells.get(1),
                kind.get(0),
                level(cells.get(3)),
                Set.copyOf(kind.subList(1, kind.size())),
                Resources.parts(cells.get(4), ','),
                cells.get(5));
    }

    /** The level with a name in lower case. */
    static Level level(String name) {
        return switch (name) {
            case "low" -> Level.LOW;
            case "medium" -> Level.MEDIUM;
            case "high" -> Level.HIGH;
            default -> throw new IllegalArgumentException("no such level: " + name);
        };
    }
}
