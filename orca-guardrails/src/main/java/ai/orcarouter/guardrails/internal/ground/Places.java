/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.ground;

import ai.orcarouter.guardrails.internal.ground.Words.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places of sources by the words and pairs of words in them. One thread at a time. */
final class Places {
    /** The places that a word or a pair stands in, in order. */
    private static final class Standing {
        private int[] places = new int[4];
        private int size;

        /** Whether the place is new; the last one is asked about. */
        boolean add(int place) {
            if (size > 0 && places[size - 1] == place) {
                return false;
            }
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = place;
            return true;
        }

        void countIn(int[] counts) {
            for (int i = 0; i < size; i++) {
                counts[places[i]]++;
            }
        }
    }

    /** A stem: where it stands as a word that does not deny, and what follows it. */
    private static final class Entry {
        private final Standing standing = new Standing();
        private final Map<Entry, Standing> followers = new HashMap<>(4);
    }

    private final Map<String, Entry> entries = new HashMap<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Boolean> denials = new ArrayList<>();

    /** Adds one that is made of sentences. */
    void add(List<List<Word>> sentences) {
        int place = sizes.size();
        int size = 0;
        boolean denies = false;
        for (List<Word> sentence : sentences) {
            Entry before = null;
            for (Word word : sentence) {
                Entry entry = entries.computeIfAbsent(word.stem(), stem -> new Entry());
                denies |= word.negation();
                size += !word.negation() && entry.standing.add(place) ? 1 : 0;
                if (before != null) {
                    before.followers
                            .computeIfAbsent(entry, next -> new Standing())
                            .add(place);
                }
                before = entry;
            }
        }
        sizes.add(size);
        denials.add(denies);
    }

    /** How many of some words, none of which denies, stand in each place. */
    int[] count(List<Word> words) {
        int[] counts = new int[sizes.size()];
        for (Word word : words) {
            Entry entry = entries.get(word.stem());
            if (entry != null) {
                entry.standing.countIn(counts);
            }
        }
        return counts;
    }

    /** How many pairs of neighbours among some words are neighbours in each place. */
    int[] countPairs(List<Word> words) {
        int[] counts = new int[sizes.size()];
        for (int i = 1; i < words.size(); i++) {
            Entry before = entries.get(words.get(i - 1).stem());
            Entry entry = entries.get(words.get(i).stem());
            Standing pair = before == null || entry == null ? null : before.followers.get(entry);
            if (pair != null) {
                pair.countIn(counts);
            }
        }
        return counts;
    }

    /** Whether a word stands in any place. */
    boolean know(Word word) {
        Entry entry = entries.get(word.stem());
        return entry != null && entry.standing.size > 0;
    }

    /** How many words there are in a place, each counted once. */
    int words(int place) {
        return sizes.get(place);
    }

    /** Whether a place denies something. */
    boolean denies(int place) {
        return denials.get(place);
    }
}
