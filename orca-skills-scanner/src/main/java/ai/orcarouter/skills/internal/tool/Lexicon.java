/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that matter, by number, with the meanings they have as bits; beginnings of words, and phrases of several
 * words. Filled while the rules are read, then only read, and safe to share from there on.
 */
final class Lexicon {
    /** The number of a word that is not known. */
    static final int UNKNOWN = 0;

    private static final int LONGEST_RUNNING = 10;
    private static final int LONGEST_BEGINNING = 12;

    /** A phrase of several words: their numbers, and its own. */
    record Phrase(List<Integer> words, int number) {}

    private final List<String> meanings = new ArrayList<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> beginnings = new HashMap<>();
    private final Map<Integer, List<Phrase>> phrasesByLast = new HashMap<>();
    private final List<Long> bits = new ArrayList<>(List.of(0L));

    /** A lexicon with meanings that no word has, which are given to tokens for other reasons. */
    Lexicon(List<String> bare) {
        meanings.addAll(bare);
    }

    /** Reads a line of a meaning and its words. */
    void add(String line) {
        List<String> parts = Resources.parts(line, ' ');
        String name = parts.get(0);
        if (!meanings.contains(name)) {
            meanings.add(name);
        }
        if (meanings.size() > Long.SIZE) {
            throw new IllegalStateException("more than 64 meanings");
        }
        long bit = meaning(name);
        for (String word : parts.subList(1, parts.size())) {
            int number = number(word);
            bits.set(number, bits.get(number) | bit);
        }
    }

    /** The bit of a meaning. */
    long meaning(String name) {
        int index = meanings.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no such meaning: " + name);
        }
        return 1L << index;
    }

    /** The number of a word, a beginning with a star, or a phrase; a new one if need be. */
    int number(String entry) {
        if (entry.endsWith("*")) {
            return beginnings.computeIfAbsent(Fold.word(entry.substring(0, entry.length() - 1)), k -> next());
        }
        List<String> parts = split(entry);
        if (parts.size() == 1) {
            return words.computeIfAbsent(parts.get(0), k -> next());
        }
        List<Integer> numbers = parts.stream()
                .map(part -> words.computeIfAbsent(part, k -> next()))
                .toList();
        List<Phrase> phrases = phrasesByLast.computeIfAbsent(numbers.get(numbers.size() - 1), k -> new ArrayList<>());
        for (Phrase known : phrases) {
            if (known.words().equals(numbers)) {
                return known.number();
            }
        }
        Phrase phrase = new Phrase(numbers, next());
        phrases.add(phrase);
        phrases.sort((a, b) -> b.words().size() - a.words().size());
        return phrase.number();
    }

    private int next() {
        bits.add(0L);
        return bits.size() - 1;
    }

    /** The words of an entry, as the tokenizer parts them. */
    private static List<String> split(String entry) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < entry.length()) {
            int from = at;
            while (at < entry.length() && !isJoint(entry.charAt(at))) {
                at++;
            }
            if (at > from) {
                parts.add(Fold.word(entry.substring(from, at)));
            }
            at++;
        }
        return parts;
    }

    private static boolean isJoint(char c) {
        return c == '+' || c == '-' || c == '.' || c == '_';
    }

    /** The number of a folded word, of its longest known beginning, or {@link #UNKNOWN}. */
    int find(String word) {
        Integer found = words.get(word);
        for (int length = Math.min(word.length(), LONGEST_BEGINNING); found == null && length > 1; length--) {
            found = beginnings.get(word.substring(0, length));
        }
        return found == null ? UNKNOWN : found;
    }

    /** The length of the longest known word that starts here in a text without spaces; 0 for none. */
    int runningLength(String text, int start) {
        int longest = 0;
        int at = start;
        for (int n = 0; n < LONGEST_RUNNING && at < text.length(); n++) {
            at += Character.charCount(text.codePointAt(at));
            if (words.containsKey(text.substring(start, at))) {
                longest = at - start;
            }
        }
        return longest;
    }

    /** The meanings of a word or phrase, as bits. */
    long bits(int number) {
        return bits.get(number);
    }

    /** The phrases that end with a word, longest first. */
    List<Phrase> endingWith(int word) {
        return phrasesByLast.getOrDefault(word, List.of());
    }
}
