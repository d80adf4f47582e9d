/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.decode.Finder;
import ai.orcarouter.core.text.internal.decode.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the parts of a text that are encoded, by what they look like, and decodes them.
 *
 * <p>A run of the characters of base64 or of hexadecimal digits counts when it is long enough and its bytes are UTF-8
 * with at most one unprintable character in twenty. Escapes, percent-encoding and character references count wherever
 * they are well-formed; the rest of their line, from the word with the first to the word with the last, is copied into
 * the segment, so that what they hide can be read in its place.
 *
 * <p>Takes time linear in the length of the text. All segments together hold at most four times as many characters as
 * the text, and there are at most {@link Builder#maxSegments(int)}; what would go beyond is left out, later encodings
 * and deeper levels first. Immutable and thread-safe.
 */
public final class SegmentDecoder {
    /** Levels of encoding that can be asked for. */
    public static final int MAX_DEPTH = 3;

    private static final int GROWTH = 4;
    private static final SegmentDecoder STANDARD = builder().build();

    private final int depth;
    private final int minLength;
    private final int maxSegments;
    private final boolean joined;

    private SegmentDecoder(Builder from) {
        depth = from.depth;
        minLength = from.minLength;
        maxSegments = from.maxSegments;
        joined = from.joined;
    }

    /** The decoder with the default bounds: one level, runs of 16 characters or more, 1,000 segments. */
    public static SegmentDecoder standard() {
        return STANDARD;
    }

    /** A builder that starts from the default bounds. */
    public static Builder builder() {
        return new Builder();
    }

    /** The encoded parts of a text, by level, then by encoding, then by place; offsets are those of its original. */
    public List<DecodedSegment> decode(MappedText text) {
        List<DecodedSegment> all = new ArrayList<>();
        long budget = (long) GROWTH * text.text().length();
        List<MappedText> level = List.of(text);
        for (int at = 1; at <= depth && !level.isEmpty(); at++) {
            List<MappedText> next = new ArrayList<>();
            for (MappedText source : level) {
                for (Piece piece : Finder.find(source.text(), minLength, joined, maxSegments - all.size(), budget)) {
                    budget -= piece.text().length();
                    MappedText decoded = source.derive(piece.text(), piece.map());
                    int start = source.originalStart(piece.start());
                    int end = source.originalEnd(piece.end());
                    all.add(new DecodedSegment(decoded, piece.encoding(), start, end, at));
                    next.add(decoded);
                }
            }
            level = next;
        }
        return List.copyOf(all);
    }

    /** Chooses the bounds of a decoder. Not thread-safe. */
    public static final class Builder {
        private int depth = 1;
        private int minLength = 16;
        private int maxSegments = 1_000;
        private boolean joined;

        private Builder() {}

        /**
         * How many encodings that lie over one another are taken off.
         *
         * @throws IllegalArgumentException unless from 1 to {@link #MAX_DEPTH}
         */
        public Builder depth(int levels) {
            if (levels < 1 || levels > MAX_DEPTH) {
                throw new IllegalArgumentException("depth must be from 1 to " + MAX_DEPTH);
            }
            depth = levels;
            return this;
        }

        /**
         * How many characters of base64 or hexadecimal digits make a run that is looked at.
         *
         * @throws IllegalArgumentException for less than 4
         */
        public Builder minLength(int characters) {
            if (characters < 4) {
                throw new IllegalArgumentException("minLength must be at least 4");
            }
            minLength = characters;
            return this;
        }

        /**
         * How many segments are returned at most.
         *
         * @throws IllegalArgumentException for less than 1
         */
        public Builder maxSegments(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("maxSegments must be positive");
            }
            maxSegments = count;
            return this;
        }

        /**
         * Whether escapes, percent-encoding and character references in one line make one segment, of the encoding that
         * comes first in {@link Encoding}, in which all of them are decoded; off by default. It shows what is written
         * in several ways at once, and holds less text.
         */
        public Builder joined(boolean together) {
            joined = together;
            return this;
        }

        /** The decoder. */
        public SegmentDecoder build() {
            return new SegmentDecoder(this);
        }
    }
}
