/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of about thirty languages by what they mean in an attack, such as IGNORE, INSTRUCTION or SECRET. The meaning
 * carries what was learnt or written about one word to its synonyms and translations.
 *
 * <p>Immutable and thread-safe; a look-up allocates nothing.
 */
final class Lexicon {
    private static final int LONGEST_RUNNING = 5;
    private static final int FIRSTS = 256;

    private final List<String> names = new ArrayList<>();
    private final LongTable words = new LongTable(4096);
    private final LongTable beginnings = new LongTable(1024);
    /** The lengths of beginnings, as bits, by the low bits of their first character. */
    private final int[] lengthsByFirst = new int[FIRSTS];

    private final LongTable running = new LongTable(512);

    private Lexicon(List<String> lines) {
        for (String line : lines) {
            add(Resources.words(line));
        }
    }

    /** The lexicon beside the class. */
    static Lexicon load() {
        return of(Resources.lines("lexicon.txt"));
    }

    /** A lexicon of lines of a meaning and its words; a trailing star stands for any ending. */
    static Lexicon of(List<String> lines) {
        return new Lexicon(lines);
    }

    private void add(List<String> parts) {
        names.add(parts.get(0));
        for (String word : parts.subList(1, parts.size())) {
            if (Scripts.isRunning(word.codePointAt(0))) {
                running.putIfAbsent(hash(word), names.size());
            } else if (word.endsWith("*")) {
                int length = word.length() - 1;
                beginnings.putIfAbsent(hash(word.substring(0, length)), names.size());
                if (length <= WordFold.LONGEST_BEGINNING) {
                    lengthsByFirst[WordFold.fold(word.codePointAt(0)) & (FIRSTS - 1)] |= 1 << length;
                }
            } else {
                words.putIfAbsent(hash(word), names.size());
            }
        }
    }

    private static long hash(String word) {
        long hash = WordFold.SEED;
        for (int at = 0; at < word.length(); ) {
            int c = word.codePointAt(at);
            hash = WordFold.step(hash, WordFold.fold(c));
            at += Character.charCount(c);
        }
        return hash;
    }

    /**
     * The number of a meaning, from 1.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    int number(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no such meaning: " + name);
        }
        return index + 1;
    }

    /** How many meanings there are. */
    int size() {
        return names.size();
    }

    /** The name of a meaning. */
    String name(int number) {
        return names.get(number - 1);
    }

    /** The meaning of a word; 0 for none. */
    int meaning(WordFold word) {
        int found = words.get(word.wide());
        int longest = Math.min(word.length(), WordFold.LONGEST_BEGINNING);
        int lengths = lengthsByFirst[word.first() & (FIRSTS - 1)] & ((2 << longest) - 1);
        while (found == 0 && lengths != 0) {
            int length = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(lengths);
            found = beginnings.get(word.beginning(length));
            lengths ^= 1 << length;
        }
        return found;
    }

    /** The meaning of the longest word that starts here in a text of a script without spaces; 0 for none. */
    int running(String text, int start) {
        int found = 0;
        long hash = WordFold.SEED;
        int at = start;
        for (int n = 0; n < LONGEST_RUNNING && at < text.length(); n++) {
            int c = text.codePointAt(at);
            hash = WordFold.step(hash, WordFold.fold(c));
            int meaning = running.get(hash);
            found = meaning == 0 ? found : meaning;
            at += Character.charCount(c);
        }
        return found;
    }
}
