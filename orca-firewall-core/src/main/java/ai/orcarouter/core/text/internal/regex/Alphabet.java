/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Arrays;
import java.util.List;

/**
 * The code points, parted into classes that no set of a program tells apart. Immutable.
 *
 * <p>Classes are numbered from 0. A table covers Latin-1, a binary search the rest.
 */
final class Alphabet {
    static final int TABLE_SIZE = 256;

    private final int count;
    private final char[] table = new char[TABLE_SIZE];
    private final int[] starts;
    private final int[] classes;
    private final int[] examples;

    /** Parts the code points by {@code sets}. */
    Alphabet(List<CharSet> sets) {
        starts = starts(sets);
        classes = new int[starts.length];
        int used = 1;
        for (CharSet set : sets) {
            used = part(set, used);
        }
        count = used;
        examples = new int[count];
        for (int i = 0; i < starts.length; i++) {
            examples[classes[i]] = starts[i];
        }
        int at = 0;
        for (int i = 0; i < TABLE_SIZE; i++) {
            if (at + 1 < starts.length && starts[at + 1] == i) {
                at++;
            }
            table[i] = (char) classes[at];
        }
    }

    private static int[] starts(List<CharSet> sets) {
        int ranges = 0;
        for (CharSet set : sets) {
            ranges += set.ranges();
        }
        int[] all = new int[(2 * ranges) + 1];
        int used = 1;
        for (CharSet set : sets) {
            for (int i = 0; i < set.ranges(); i++) {
                all[used++] = set.low(i);
                all[used++] = set.high(i) + 1;
            }
        }
        Arrays.sort(all);
        int distinct = 1;
        for (int start : all) {
            if (start != all[distinct - 1] && start <= Character.MAX_CODE_POINT) {
                all[distinct++] = start;
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    /** Splits the classes that lie partly in {@code set}, and returns how many classes there are then. */
    private int part(CharSet set, int used) {
        boolean[] inside = new boolean[starts.length];
        for (int i = 0; i < set.ranges(); i++) {
            int start = Arrays.binarySearch(starts, set.low(i));
            while (start < starts.length && starts[start] <= set.high(i)) {
                inside[start++] = true;
            }
        }
        boolean[] staysOutside = new boolean[used];
        for (int i = 0; i < starts.length; i++) {
            staysOutside[classes[i]] |= !inside[i];
        }
        int[] renumbered = new int[used];
        int next = used;
        for (int i = 0; i < starts.length; i++) {
            int old = classes[i];
            if (inside[i] && staysOutside[old]) {
                if (renumbered[old] == 0) {
                    renumbered[old] = next++;
                }
                classes[i] = renumbered[old];
            }
        }
        return next;
    }

    int count() {
        return count;
    }

    /** The classes of U+0000 to U+00FF; not to be written to. */
    char[] table() {
        return table;
    }

    /** Some code point of the class. */
    int example(int ofClass) {
        return examples[ofClass];
    }

    int classOf(int codePoint) {
        return codePoint < TABLE_SIZE ? table[codePoint] : search(codePoint);
    }

    private int search(int codePoint) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= codePoint) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return classes[low];
    }
}
