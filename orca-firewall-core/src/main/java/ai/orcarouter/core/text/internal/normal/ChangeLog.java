/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.TextChange;
import java.util.Arrays;
import java.util.EnumMap;

/**
 * Counts of the changes made to a text, by kind, and where the first of them were made. Written by one thread, then
 * read by any.
 */
public final class ChangeLog {
    /** Spans that are kept; beyond them changes are only counted. */
    public static final int MAX_SPANS = 1_000;

    private static final ChangeLog NONE = new ChangeLog();

    private final EnumMap<TextChange, int[]> counts = new EnumMap<>(TextChange.class);
    private TextChange[] kinds = new TextChange[0];
    private int[] offsets = new int[0];
    private int size;

    ChangeLog() {}

    /** The log of a text that was not changed. */
    static ChangeLog none() {
        return NONE;
    }

    /** Adds one change to the characters between two offsets of the source. */
    void add(TextChange kind, int start, int end) {
        counts.computeIfAbsent(kind, absent -> new int[1])[0]++;
        if (size > 0 && kinds[size - 1] == kind && offsets[2 * size - 1] == start) {
            offsets[2 * size - 1] = end;
        } else if (size < MAX_SPANS) {
            if (size == kinds.length) {
                kinds = Arrays.copyOf(kinds, Math.max(4, size * 2));
                offsets = Arrays.copyOf(offsets, 2 * kinds.length);
            }
            kinds[size] = kind;
            offsets[2 * size] = start;
            offsets[2 * size + 1] = end;
            size++;
        }
    }

    /** How many changes of a kind were made. */
    public int count(TextChange kind) {
        int[] count = counts.get(kind);
        return count == null ? 0 : count[0];
    }

    /** How many spans were kept. */
    public int spans() {
        return size;
    }

    /** The kind of change in a span. */
    public TextChange kind(int span) {
        return kinds[span];
    }

    /** Where a span starts in the source. */
    public int start(int span) {
        return offsets[2 * span];
    }

    /** Where a span ends in the source. */
    public int end(int span) {
        return offsets[2 * span + 1];
    }
}
