/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
            Map<Integer, Integer> renumbered = new HashMap<>();
            for (int i = 0; i < starts.length; i++) {
                int key = (2 * classes[i]) + (set.contains(starts[i]) ? 1 : 0);
                classes[i] = renumbered.computeIfAbsent(key, unused -> renumbered.size());
            }
            used = renumbered.size();
        }
        count = used;
        examples = new int[count];
        for (int i = 0; i < starts.length; i++) {
            examples[classes[i]] = starts[i];
        }
        for (int i = 0; i < TABLE_SIZE; i++) {
            table[i] = (char) search(i);
        }
    }

    private static int[] starts(List<CharSet> sets) {
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        for (CharSet set : sets) {
            for (int i = 0; i < set.ranges(); i++) {
                starts.add(set.low(i));
                starts.add(set.high(i) + 1);
            }
        }
        starts.remove(Character.MAX_CODE_POINT + 1);
        return new ArrayList<>(starts).stream().mapToInt(Integer::intValue).toArray();
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
