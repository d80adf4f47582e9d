/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Arrays;

/** Where own words stand in a text, in its order: found once, then asked about any part of it. One thread at a time. */
final class WordHits {
    private static final int FIRST_CAPACITY = 16;

    private int[] starts = {};
    private int[] ends = {};
    private Named[] kinds = {};
    private int count;
    private int last;

    /** How far the words go that begin before the one that was added last. */
    private int reach;

    private int lastStart = -1;
    private int lastEnd;

    /**
     * Adds a word, unless it is the end of a longer one: the number of "national insurance number" is no number of any
     * other kind. No word begins before the one that was added last.
     *
     * @return whether it was added
     */
    boolean add(int start, int end, Named named) {
        if (start > lastStart) {
            reach = Math.max(reach, lastEnd);
            lastStart = start;
            lastEnd = 0;
        }
        lastEnd = Math.max(lastEnd, end);
        if (end <= reach) {
            return false;
        }
        if (count == starts.length) {
            int capacity = Math.max(FIRST_CAPACITY, 2 * count);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count] = named;
        count++;
        return true;
    }

    /** Adds every kind that is named in the part. */
    void collect(int from, int to, Named into) {
        for (int i = first(from); i < count && starts[i] < to; i++) {
            if (ends[i] <= to) {
                into.addAll(kinds[i]);
            }
        }
    }

    /**
     * Adds the kinds named in the part, from its end; what is in front of a word of the neutral kind does not count.
     */
    void collectBackwards(int from, int to, int neutral, Named into) {
        int start = to;
        for (int i = first(to) - 1; i >= 0 && starts[i] >= from; i--) {
            if (starts[i] != start && into.has(neutral)) {
                return;
            }
            start = starts[i];
            if (ends[i] <= to) {
                into.addAll(kinds[i]);
            }
        }
    }

    /** Whether a word begins in the part. */
    boolean anyFrom(int from, int to) {
        int i = first(from);
        return i < count && starts[i] < to;
    }

    /**
     * The number of the first word that begins at the index or behind it. Looks from where it looked last, in steps
     * that double: questions come in the order of the text, so that most answers are next to the one before.
     */
    private int first(int index) {
        int low = last;
        int high = last;
        int step = 1;
        if (last < count && starts[last] < index) {
            while (high < count && starts[high] < index) {
                low = high + 1;
                high += step;
                step *= 2;
            }
            high = Math.min(high, count);
        } else {
            while (low > 0 && starts[low - 1] >= index) {
                high = low - 1;
                low = Math.max(0, low - step);
                step *= 2;
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        last = low;
        return low;
    }
}
