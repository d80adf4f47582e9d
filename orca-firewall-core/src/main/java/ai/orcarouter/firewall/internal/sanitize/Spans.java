/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import java.util.Arrays;

/** What was found in one text: ranges of characters, in the order they were added. */
final class Spans {
    private int[] ends = new int[8];
    private int count;

    void add(int from, int to) {
        if (count + 2 > ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[count++] = from;
        ends[count++] = to;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int size() {
        return count / 2;
    }

    int from(int i) {
        return ends[2 * i];
    }

    int to(int i) {
        return ends[2 * i + 1];
    }
}
