/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which parts of a text are taken. One thread at a time; every question takes logarithmic time. */
final class FreeSpans {
    private final TreeMap<Integer, Integer> taken = new TreeMap<>();

    /** Takes a span if no part of it is taken. */
    boolean take(int start, int end) {
        Map.Entry<Integer, Integer> before = taken.lowerEntry(end);
        if (before != null && before.getValue() > start) {
            return false;
        }
        taken.put(start, end);
        return true;
    }

    /** Takes what is left of a span and returns the pieces. */
    List<int[]> rest(int start, int end) {
        List<int[]> pieces = new ArrayList<>();
        int from = start;
        Map.Entry<Integer, Integer> before = taken.floorEntry(start);
        if (before != null && before.getValue() > start) {
            from = before.getValue();
        }
        while (from < end) {
            Map.Entry<Integer, Integer> next = taken.ceilingEntry(from);
            int to = next == null ? end : Math.min(end, next.getKey());
            if (to > from) {
                pieces.add(new int[] {from, to});
            }
            from = next == null ? end : Math.max(to, next.getValue());
        }
        pieces.forEach(piece -> taken.put(piece[0], piece[1]));
        return pieces;
    }
}
