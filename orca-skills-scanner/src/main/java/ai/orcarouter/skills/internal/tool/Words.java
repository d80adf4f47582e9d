/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that phrase families are written with: the lexicon, and groups of words that several families share. A
 * group is only a shorter way to write its words, so there may be any number of groups. Filled while the rules are
 * read.
 */
final class Words {
    private final Lexicon lexicon;
    private final Map<String, List<Integer>> groups = new HashMap<>();

    Words(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The words with meanings. */
    Lexicon lexicon() {
        return lexicon;
    }

    /** Reads the name of a group and its words. */
    void add(String line) {
        List<String> parts = Resources.parts(line, ' ');
        List<Integer> numbers =
                parts.subList(1, parts.size()).stream().map(lexicon::number).toList();
        if (groups.put(parts.get(0), numbers) != null) {
            throw new IllegalArgumentException("two groups " + parts.get(0));
        }
    }

    /** The numbers of the words of a group. */
    List<Integer> group(String name) {
        List<Integer> numbers = groups.get(name);
        if (numbers == null) {
            throw new IllegalArgumentException("no such group: " + name);
        }
        return numbers;
    }
}
