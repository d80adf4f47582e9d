/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * What a compliance pack is made of in this plane.
 *
 * @param key its key in the catalogue
 * @param name its name
 * @param presets ids of the presets that realise its clauses
 */
public record Pack(String key, String name, List<String> presets) {
    /** Copies the list. */
    public Pack {
        presets = List.copyOf(presets);
    }

    /** The name of the guardrail that it installs. */
    public String guardrailName() {
        return name + " (Compliance)";
    }

    /** The pack with that key in a table of lines {@code key | name | presets}. */
    public static Optional<Pack> find(String table, String key) {
        return table.lines()
                .filter(line -> line.startsWith(key + " |"))
                .map(Pack::read)
                .findFirst();
    }

    private static Pack read(String line) {
        int first = line.indexOf('|');
        int second = line.indexOf('|', first + 1);
        StringTokenizer words = new StringTokenizer(line.substring(second + 1));
        List<String> presets = new ArrayList<>();
        while (words.hasMoreTokens()) {
            presets.add(words.nextToken());
        }
        return new Pack(
                line.substring(0, first).strip(),
                line.substring(first + 1, second).strip(),
                presets);
    }
}
