/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phrase families by the token they end with. Immutable and thread-safe. */
final class PhraseFamilies {
    private final Map<Integer, List<Family>> byWord = new HashMap<>();
    private final List<List<Family>> byMeaning = new ArrayList<>();
    private final long[] filter = new long[1024];

    private PhraseFamilies(List<Family> families) {
        for (int meaning = 0; meaning < Long.SIZE; meaning++) {
            byMeaning.add(new ArrayList<>());
        }
        families.forEach(this::add);
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

    private void add(Family family) {
        Family.Element last = family.elements().get(family.elements().size() - 1);
        for (int meaning = 1; meaning < Long.SIZE; meaning++) {
            if (((last.meanings() >> meaning) & 1) == 1) {
                byMeaning.get(meaning).add(family);
            }
        }
        for (int word : last.words()) {
            byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(family);
            filter[(word >>> 6) & (filter.length - 1)] |= 1L << word;
        }
    }

    /** The families that may end with a word, in the order of the file. */
    List<Family> endingWithWord(int word) {
        boolean maybe = ((filter[(word >>> 6) & (filter.length - 1)] >> word) & 1) == 1;
        return maybe ? byWord.getOrDefault(word, List.of()) : List.of();
    }

    /** The families that may end with a meaning, in the order of the file. */
    List<Family> endingWithMeaning(int meaning) {
        return byMeaning.get(meaning);
    }
}
