/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import java.util.Arrays;

/**
 * Where the terms of a pack occur in one text, in order. A text is not looked at further once one term occurs
 * {@value #MAX} times in it, which no text does that somebody reads, or once the work of its package is used up.
 */
public final class TermHits {
    static final int MAX = 10_000;

    private static final long[] NONE = {};

    private final long[][] places;
    private final int[] counts;
    private boolean flooded;

    TermHits(int terms) {
        places = new long[terms][];
        counts = new int[terms];
        Arrays.fill(places, NONE);
    }

    /** Keeps a place; false when there are more than will be kept. */
    boolean add(int term, int start, int end, RuleWork work) {
        flooded = counts[term] == MAX || !work.found(end - start);
        if (flooded) {
            return false;
        }
        if (counts[term] == places[term].length) {
            places[term] = Arrays.copyOf(places[term], Math.max(4, counts[term] * 2));
        }
        places[term][counts[term]++] = ((long) start << Integer.SIZE) | end;
        return true;
    }

    /** Whether the text was not looked at to its end. */
    public boolean isCut() {
        return flooded;
    }

    void order() {
        for (int i = 0; i < places.length; i++) {
            if (counts[i] < places[i].length) {
                places[i] = Arrays.copyOf(places[i], counts[i]);
            }
            Arrays.sort(places[i]);
        }
    }

    /** How often a term occurs. */
    public int count(int term) {
        return counts[term];
    }

    /** Adds the terms that occur to a set. */
    public void addTo(java.util.BitSet terms) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                terms.set(i);
            }
        }
    }

    /** Where an occurrence starts. */
    public int start(int term, int index) {
        return (int) (places[term][index] >>> Integer.SIZE);
    }

    /** Where an occurrence ends. */
    public int end(int term, int index) {
        return (int) places[term][index];
    }

    /** The first occurrence that starts in {@code [from, to)}; -1 when there is none. */
    public int firstIn(int term, int from, int to) {
        int at = Arrays.binarySearch(places[term], (long) Math.max(0, from) << Integer.SIZE);
        int index = at >= 0 ? at : -at - 1;
        return index < counts[term] && start(term, index) < to ? index : -1;
    }
}
