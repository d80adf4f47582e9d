/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text while rules rewrite it. Knows for every place of the present text where it comes from in the original. One
 * thread at a time.
 */
final class WorkingText {
    /**
     * A part of the original that something else stands for.
     *
     * @param start of the part in the original
     * @param end of it, exclusive
     * @param text what stands there now
     */
    record Edit(int start, int end, String text) {}

    private final String original;
    private String current;
    private List<Edit> edits = List.of();

    WorkingText(String original) {
        this.original = original;
        this.current = original;
    }

    String current() {
        return current;
    }

    boolean isChanged() {
        return !current.equals(original);
    }

    /**
     * The parts of the original that gave rise to spans of the present text; whole edits where a span touches any.
     *
     * @param spans pairs of start and end, in the order of their starts
     */
    int[] origins(int[] spans) {
        int[] out = new int[spans.length];
        int edit = 0;
        int shift = 0;
        for (int i = 0; i < spans.length; i += 2) {
            while (edit < edits.size() && spans[i] >= end(edit, shift)) {
                shift += growth(edit++);
            }
            out[i] = inside(edit, shift, spans[i]) ? edits.get(edit).start : spans[i] - shift;
            int ahead = edit;
            int aheadShift = shift;
            while (ahead < edits.size() && spans[i + 1] > end(ahead, aheadShift)) {
                aheadShift += growth(ahead++);
            }
            boolean within = ahead < edits.size() && spans[i + 1] > edits.get(ahead).start + aheadShift;
            out[i + 1] = within ? edits.get(ahead).end : spans[i + 1] - aheadShift;
        }
        return out;
    }

    /** What stands for parts of the original, in order. */
    List<Edit> edits() {
        return edits;
    }

    /** Where a place of the original is in the present text; the start of an edit for places within it. */
    int image(int offset) {
        int shift = 0;
        for (int i = 0; i < edits.size() && edits.get(i).start < offset; i++) {
            if (edits.get(i).end > offset) {
                return edits.get(i).start + shift;
            }
            shift += growth(i);
        }
        return offset + shift;
    }

    /** Where a place of the present text comes from; the start of an edit for places within it. */
    int origin(int offset) {
        return origins(new int[] {offset, offset})[0];
    }

    String original() {
        return original;
    }

    String original(int start, int end) {
        return original.substring(start, end);
    }

    char originalCharAt(int offset) {
        return original.charAt(offset);
    }

    int originalLength() {
        return original.length();
    }

    /** Whether something else stands for a character of the original. */
    boolean isEdited(int offset) {
        int edit = firstEndingAfter(offset);
        return edit < edits.size() && edits.get(edit).start <= offset;
    }

    /** A part of the original, widened to the whole of an edit that it begins or ends in. */
    int[] whole(int start, int end) {
        int first = firstEndingAfter(start);
        int last = firstEndingAfter(end);
        return new int[] {
            first < edits.size() ? Math.min(start, edits.get(first).start) : start,
            last < edits.size() && edits.get(last).start < end ? edits.get(last).end : end
        };
    }

    private int firstEndingAfter(int offset) {
        int low = 0;
        int high = edits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edits.get(middle).end <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int end(int edit, int shift) {
        return edits.get(edit).start + shift + edits.get(edit).text.length();
    }

    private int growth(int edit) {
        Edit e = edits.get(edit);
        return e.text.length() - (e.end - e.start);
    }

    private boolean inside(int edit, int shift, int offset) {
        return edit < edits.size() && offset > edits.get(edit).start + shift;
    }

    /**
     * Replaces parts of the original; an earlier edit inside a new one is gone.
     *
     * @param added edits in order, which overlap neither each other nor a part of an earlier edit
     */
    void edit(List<Edit> added) {
        List<Edit> merged = new ArrayList<>(edits.size() + added.size());
        int next = 0;
        for (Edit old : edits) {
            while (next < added.size() && added.get(next).end <= old.start) {
                merged.add(added.get(next++));
            }
            if (next == added.size() || added.get(next).start >= old.end) {
                merged.add(old);
            }
        }
        merged.addAll(added.subList(next, added.size()));
        merged.sort(Comparator.comparingInt(Edit::start));
        edits = List.copyOf(merged);
        StringBuilder out = new StringBuilder(original.length() + 64);
        int copied = 0;
        for (Edit edit : edits) {
            out.append(original, copied, edit.start).append(edit.text);
            copied = edit.end;
        }
        current = out.append(original, copied, original.length()).toString();
    }
}
