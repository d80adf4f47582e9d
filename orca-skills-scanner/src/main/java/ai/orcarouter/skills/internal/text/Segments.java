/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import java.util.ArrayList;
import java.util.List;

/** The segments of a text, which cover it without gaps. Immutable. */
public final class Segments {
    private final List<Segment> all;

    private Segments(List<Segment> all) {
        this.all = List.copyOf(all);
    }

    /** One segment for all of a text. */
    public static Segments whole(SegmentKind kind, String language, int length) {
        return new Segments(List.of(new Segment(kind, 0, length, language, "")));
    }

    /** In order. */
    public List<Segment> all() {
        return all;
    }

    /** The segment that a character is in; the last for the end of the text. */
    public Segment at(int offset) {
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (all.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return all.get(low);
    }

    /** Collects segments in order and joins neighbours of the same kind. */
    static final class Builder {
        private final List<Segment> all = new ArrayList<>();

        void add(SegmentKind kind, int start, int end, String language, String headings) {
            if (end <= start) {
                return;
            }
            Segment last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null
                    && last.kind() == kind
                    && kind != SegmentKind.TABLE
                    && last.end() == start
                    && last.headings().equals(headings)
                    && last.language().equals(language)) {
                all.set(all.size() - 1, new Segment(kind, last.start(), end, language, headings));
            } else {
                all.add(new Segment(kind, start, end, language, headings));
            }
        }

        Segments build(SegmentKind ifEmpty) {
            return all.isEmpty() ? whole(ifEmpty, "", 0) : new Segments(all);
        }
    }
}
