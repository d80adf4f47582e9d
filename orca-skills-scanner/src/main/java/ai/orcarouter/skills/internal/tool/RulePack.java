/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules with their phrase families, and the tokenizer that reads texts for them. Immutable and thread-safe. */
final class RulePack {
    private final String version;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<Family> families = new ArrayList<>();
    private final Tokenizer tokenizer;
    private final Lexicon lexicon;

    private RulePack(List<String> words, List<String> places, List<String> lines) {
        lexicon = new Lexicon(Tokenizer.MEANINGS);
        words.forEach(lexicon::add);
        Words groups = new Words(lexicon);
        String found = "";
        Rule rule = null;
        for (String line : lines) {
            if (line.startsWith("version ")) {
                found = line.substring("version ".length()).strip();
            } else if (line.startsWith("words ")) {
                groups.add(line.substring("words ".length()));
            } else if (line.startsWith("rule ")) {
                rule = Rule.parse(line.substring("rule ".length()));
                if (rules.put(rule.id(), rule) != null) {
                    throw new IllegalStateException("two rules " + rule.id());
                }
            } else if (rule == null) {
                throw new IllegalStateException("a family before the first rule: " + line);
            } else {
                families.add(Family.parse(line, rule, groups));
            }
        }
        version = found;
        tokenizer = new Tokenizer(lexicon, new Places(places, lexicon));
    }

    /** The pack beside the class. */
    static RulePack load() {
        return new RulePack(
                Resources.lines("lexicon.txt"), Resources.lines("places.txt"), Resources.lines("rules.txt"));
    }

    /** The version of the pack. */
    String version() {
        return version;
    }

    /** All rules, in the order of the file. */
    List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /**
     * The rule of an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("no rule " + id);
        }
        return rule;
    }

    /** All families, in the order of the file. */
    List<Family> families() {
        return List.copyOf(families);
    }

    /** Reads texts with the words that the families know. */
    Tokenizer tokenizer() {
        return tokenizer;
    }

    /** The numbers of words. */
    int[] words(String... words) {
        return Arrays.stream(words).mapToInt(lexicon::number).toArray();
    }

    /** The bit of a meaning. */
    long meaning(String name) {
        return lexicon.meaning(name);
    }
}
