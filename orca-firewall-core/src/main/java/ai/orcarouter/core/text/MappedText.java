/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.offset.Clusters;
import ai.orcarouter.core.text.internal.offset.OffsetMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text together with the places its characters come from in the text it was derived from, however many steps
 * (normalising, decoding, cutting) lie between the two.
 *
 * <p>Offsets count UTF-16 units. A span {@code [start, end)} of {@link #text()} was made from
 * {@code [originalStart(start), originalEnd(end))} of {@link #original()}, which is the smallest such span that cuts no
 * surrogate pair in half and no combining marks off their base (up to 30 of them, the length of a stream-safe sequence,
 * UAX #15 section 13); so masking it removes all that the characters of the span were made from and, where characters
 * were encoded together, as few others as possible. Both answers never decrease as their argument grows.
 *
 * <p>Immutable and thread-safe. An underived text costs no more than this object; look-ups in a derived one take
 * logarithmic time for each step of its derivation, which it keeps alive.
 */
public final class MappedText {
    private final String text;
    private final @Nullable MappedText source;
    private final @Nullable OffsetMap map;

    private MappedText(String text, @Nullable MappedText source, @Nullable OffsetMap map) {
        this.text = text;
        this.source = source;
        this.map = map;
    }

    /** A text as it is, which is its own original. */
    public static MappedText of(String text) {
        return new MappedText(text, null, null);
    }

    /** A text that was made from this one; {@code map} covers each of its characters. */
    MappedText derive(String derived, OffsetMap map) {
        return new MappedText(derived, this, map);
    }

    /** A text of the same length as this one whose characters were each made from the one at the same place. */
    MappedText derive(String derived) {
        return new MappedText(derived, this, null);
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** The text that the first step of the derivation started from; {@link #text()} when there was none. */
    public String original() {
        MappedText at = this;
        while (at.source != null) {
            at = at.source;
        }
        return at.text;
    }

    /** Whether this text is its own original. */
    public boolean isOriginal() {
        return source == null;
    }

    /**
     * Where in the original a span starts that starts at {@code start} here.
     *
     * @param start an index from 0 to the length of the text
     * @throws IndexOutOfBoundsException for any other
     */
    public int originalStart(int start) {
        Objects.checkIndex(start, text.length() + 1);
        if (start == text.length() && start > 0) {
            return originalEnd(start);
        }
        MappedText at = this;
        int index = start;
        while (at.source != null) {
            if (at.map != null) {
                index = at.map.start(index);
            }
            at = at.source;
        }
        return Clusters.start(at.text, index);
    }

    /**
     * Where in the original a span ends that ends before {@code end} here.
     *
     * @param end an index from 0 to the length of the text
     * @throws IndexOutOfBoundsException for any other
     */
    public int originalEnd(int end) {
        Objects.checkIndex(end, text.length() + 1);
        if (end == 0) {
            return originalStart(0);
        }
        MappedText at = this;
        int index = end;
        while (at.source != null) {
            if (at.map != null) {
                index = at.map.end(index - 1);
            }
            at = at.source;
        }
        return Clusters.end(at.text, index);
    }

    /**
     * The part of this text between two indices, with the same original.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= text().length()}
     */
    public MappedText slice(int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        if (from == 0 && to == text.length()) {
            return this;
        }
        return derive(text.substring(from, to), OffsetMap.shift(from));
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
