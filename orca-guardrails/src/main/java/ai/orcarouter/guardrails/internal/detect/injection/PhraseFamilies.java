/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phrase families by the token they end with. Immutable and thread-safe. */
final class PhraseFamilies {
    private static final Family[] NONE = {};
    private static final int LEAST_ROOM = 1024;

    /** A hash table with open addressing: a word's families stand at {@link #slot}. */
    private final int[] words;

    private final Family[][] byWord;
    private final Family[][] byMeaning = new Family[Long.SIZE][];

    private PhraseFamilies(List<Family> families) {
        Map<Integer, List<Family>> endings = new LinkedHashMap<>();
        for (Family family : families) {
            for (int word : last(family).words()) {
                endings.computeIfAbsent(word, w -> new ArrayList<>()).add(family);
            }
        }
        int room = Integer.highestOneBit(Math.max(LEAST_ROOM, 8 * endings.size()));
        words = new int[room];
        byWord = new Family[room][];
        endings.forEach((word, ending) -> {
            int slot = slot(word);
            words[slot] = word;
            byWord[slot] = ending.toArray(Family[]::new);
        });
        for (int i = 0; i < Long.SIZE; i++) {
            int meaning = i;
            byMeaning[i] = families.stream()
                    .filter(family -> meaning > 0 && ((last(family).meanings() >> meaning) & 1) == 1)
                    .toArray(Family[]::new);
        }
    }

    private static Family.Element last(Family family) {
        return family.elements().get(family.elements().size() - 1);
    }

    /** The families beside the class. */
    static PhraseFamilies load(Lexicon lexicon) {
        return of(Resources.lines("families.txt"), lexicon);
    }

    /** Families from the lines of a file. */
    static PhraseFamilies of(List<String> lines, Lexicon lexicon) {
        return new PhraseFamilies(
                lines.stream().map(line -> Family.parse(line, lexicon)).toList());
    }

    /** The families that may end with a word, in the order of the file; not to be written to. */
    Family[] endingWithWord(int word) {
        Family[] families = byWord[slot(word)];
        return families == null ? NONE : families;
    }

    /** The families that may end with a meaning, in the order of the file; not to be written to. */
    Family[] endingWithMeaning(int meaning) {
        return byMeaning[meaning];
    }

    /** Where a word stands in the table, or the free place where it would. */
    private int slot(int word) {
        int slot = (word * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(words.length - 1);
        while (byWord[slot] != null && words[slot] != word) {
            slot = (slot + 1) & (words.length - 1);
        }
        return slot;
    }
}
