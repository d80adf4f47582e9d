/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A phrase family: wordings of one attack.
 *
 * @param rule what it belongs to
 * @param level how bad a hit is
 * @param ordered whether the elements follow one another; else they may stand in any order
 * @param elements what must be there
 * @param absent what must not be there, for unordered families
 */
record Family(Rule rule, Level level, boolean ordered, List<Element> elements, List<Element> absent) {
    /** One word of a family. Immutable. */
    static final class Element {
        private final int gap;
        private final long meanings;
        private final int[] words;

        private Element(int gap, long meanings, int[] sortedWords) {
            this.gap = gap;
            this.meanings = meanings;
            this.words = sortedWords;
        }

        /** How many other words may stand before it. */
        int gap() {
            return gap;
        }

        /** The meanings it may have, as bits. */
        long meanings() {
            return meanings;
        }

        /** Calls for the number of each word and phrase it may be. */
        void eachWord(IntConsumer each) {
            for (int word : words) {
                each.accept(word);
            }
        }

        /** Whether a token is one. */
        boolean accepts(Tokens tokens, int token) {
            return (tokens.bits(token) & meanings) != 0
                    || Arrays.binarySearch(words, tokens.word(token)) >= 0
                    || (tokens.phrase(token) != Lexicon.UNKNOWN
                            && Arrays.binarySearch(words, tokens.phrase(token)) >= 0);
        }
    }

    /** Keeps copies of the lists. */
    Family {
        elements = List.copyOf(elements);
        absent = List.copyOf(absent);
    }

    /** Reads a line of {@code rules.txt}. */
    static Family parse(String line, Rule rule, Words words) {
        List<String> parts = new ArrayList<>(Resources.parts(line, ' '));
        Level level = rule.level();
        if (parts.get(0).endsWith(":")) {
            String first = parts.remove(0);
            level = Rule.level(first.substring(0, first.length() - 1));
        }
        boolean ordered = parts.get(0).equals("seq");
        if (!ordered && !parts.get(0).equals("all")) {
            throw new IllegalArgumentException("a family starts with seq or all: " + line);
        }
        List<Element> elements = new ArrayList<>();
        List<Element> absent = new ArrayList<>();
        int gap = 0;
        for (String part : parts.subList(1, parts.size())) {
            if (part.startsWith("..")) {
                gap = Integer.parseInt(part.substring(2));
            } else if (part.startsWith("-")) {
                absent.add(element(part.substring(1), 0, words));
            } else {
                elements.add(element(part, gap, words));
                gap = 0;
            }
        }
        return new Family(rule, level, ordered, elements, absent);
    }

    private static Element element(String part, int gap, Words known) {
        long meanings = 0;
        List<Integer> words = new ArrayList<>();
        for (String choice : Resources.parts(part, '/')) {
            if (choice.startsWith("@")) {
                words.addAll(known.group(choice.substring(1)));
            } else if (choice.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
                meanings |= known.lexicon().meaning(choice);
            } else {
                words.add(known.lexicon().number(choice));
            }
        }
        int[] sorted = words.stream().mapToInt(Integer::intValue).sorted().toArray();
        return new Element(gap, meanings, sorted);
    }
}
