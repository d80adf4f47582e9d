/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.Map;
import java.util.TreeMap;

/** Spans of a text, those that overlap as one. One thread at a time. */
final class Spans {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    void add(int start, int end) {
        int from = start;
        int to = end;
        Map.Entry<Integer, Integer> before = ends.lowerEntry(to);
        while (before != null && before.getValue() > from) {
            from = Math.min(from, before.getKey());
            to = Math.max(to, before.getValue());
            ends.remove(before.getKey());
            before = ends.lowerEntry(to);
        }
        ends.put(from, to);
    }

    /** Whether all of a part lies within one span. */
    boolean covers(int start, int end) {
        Map.Entry<Integer, Integer> span = ends.floorEntry(start);
        return span != null && span.getValue() >= end;
    }

    /** The offset, or the start of the span that it stands within. */
    int down(int offset) {
        Map.Entry<Integer, Integer> before = ends.lowerEntry(offset);
        return before != null && before.getValue() > offset ? before.getKey() : offset;
    }

    /** The offset, or the end of the span that starts there. */
    int over(int offset) {
        return ends.getOrDefault(offset, offset);
    }

    /** Where the first span starts at the offset or behind; {@code end} when there is none. */
    int next(int offset, int end) {
        Integer start = ends.ceilingKey(offset);
        return start == null ? end : start;
    }

    /** Whether a span ends there or goes on. */
    boolean isBehindSpan(int offset) {
        Map.Entry<Integer, Integer> before = ends.lowerEntry(offset);
        return before != null && before.getValue() >= offset;
    }
}
