/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * A phrase family: wordings of one attack.
 *
 * @param id names it in findings
 * @param kind the kind of its findings
 * @param confidence how sure a hit is, from 0 to 1
 * @param reason why a hit is reported
 * @param elements what follows each other, at least two
 */
record Family(String id, String kind, double confidence, String reason, List<Element> elements) {
    /** One token of a phrase: it has one of some meanings or is one of some words. Immutable. */
    static final class Element {
        private final int gap;
        private final long meanings;
        private final int[] words;

        /**
         * Keeps what it is given.
         *
         * @param gap how many other tokens may stand before it
         * @param meanings the meanings it may have, as bits
         * @param words the hashes it may have
         */
        private Element(int gap, long meanings, List<Integer> words) {
            this.gap = gap;
            this.meanings = meanings;
            this.words = words.stream().mapToInt(Integer::intValue).toArray();
        }

        /** An element that is one of some words or marks. */
        static Element of(List<String> choices) {
            return new Element(0, 0, choices.stream().map(Family::hash).toList());
        }

        /** How many other tokens may stand before it. */
        int gap() {
            return gap;
        }

        /** The meanings it may have, as bits. */
        long meanings() {
            return meanings;
        }

        /** The hashes it may have. */
        int[] words() {
            return words.clone();
        }

        /** Whether a token is one. */
        boolean accepts(int word, int meaning) {
            if (meaning > 0 && ((meanings >> meaning) & 1) == 1) {
                return true;
            }
            for (int choice : words) {
                if (choice == word) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Keeps a copy of the elements. */
    Family {
        elements = List.copyOf(elements);
    }

    /** Reads a line of {@code families.txt}. */
    static Family parse(String line, Lexicon lexicon) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int bar = line.indexOf(" | "); bar >= 0; bar = line.indexOf(" | ", from)) {
            cells.add(line.substring(from, bar).strip());
            from = bar + 3;
        }
        cells.add(line.substring(from).strip());
        if (cells.size() != 5) {
            throw new IllegalArgumentException("a family has five cells: " + line);
        }
        List<Element> elements = new ArrayList<>();
        int gap = 0;
        for (String part : Resources.words(cells.get(3))) {
            if (part.startsWith("..")) {
                gap = Integer.parseInt(part.substring(2));
            } else {
                elements.add(element(part, gap, lexicon));
                gap = 0;
            }
        }
        return new Family(cells.get(0), cells.get(1), Double.parseDouble(cells.get(2)), cells.get(4), elements);
    }

    private static Element element(String part, int gap, Lexicon lexicon) {
        long meanings = 0;
        List<Integer> words = new ArrayList<>();
        for (String choice : choices(part)) {
            if (choice.length() > 1 && choice.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
                meanings |= 1L << lexicon.number(choice);
            } else {
                words.add(hash(choice));
            }
        }
        return new Element(gap, meanings, words);
    }

    private static List<String> choices(String part) {
        List<String> choices = new ArrayList<>();
        StringBuilder choice = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\' && i + 1 < part.length()) {
                i++;
                choice.append(part.charAt(i));
            } else if (c == '/') {
                choices.add(choice.toString());
                choice.setLength(0);
            } else {
                choice.append(c);
            }
        }
        choices.add(choice.toString());
        return choices;
    }

    private static int hash(String word) {
        int[] last = new int[1];
        FeatureSink sink = (start, end, hash, meaning, features, count) -> last[0] = hash;
        new FeatureReader(Lexicon.of(List.of()), sink).read(word);
        return last[0];
    }
}
