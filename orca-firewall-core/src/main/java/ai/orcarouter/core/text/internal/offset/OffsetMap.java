/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.offset;

import java.util.Arrays;

/**
 * Which characters of a source each character of a derived text was made from. Immutable.
 *
 * <p>Kept as runs: in a run of shape {@code n/d} every {@code d} characters were made from {@code n} of the source, as
 * the three of {@code "abc"} from the four of {@code "YWJj"}; a run of a negative shape was made as a whole from that
 * many characters, as {@code "ffi"} from one ligature. Runs follow each other in both texts, and what lies between them
 * in the source was left out of the derived text.
 */
public final class OffsetMap {
    static final int SHAPE_BITS = 8;
    static final int SHAPE_MASK = (1 << SHAPE_BITS) - 1;
    static final int COPY = (1 << SHAPE_BITS) | 1;

    private final int[] derived;
    private final int[] source;
    private final int[] shapes;

    OffsetMap(int[] derived, int[] source, int[] shapes) {
        this.derived = derived;
        this.source = source;
        this.shapes = shapes;
    }

    /** The map of a piece of the source that starts at {@code from}. */
    public static OffsetMap shift(int from) {
        return new OffsetMap(new int[] {0}, new int[] {from}, new int[] {COPY});
    }

    /** Where the characters that the derived character at {@code index} was made from start. */
    public int start(int index) {
        int run = run(index);
        int shape = shapes[run];
        if (shape < 0) {
            return source[run];
        }
        long from = (long) (index - derived[run]) * (shape >> SHAPE_BITS);
        return source[run] + (int) (from / (shape & SHAPE_MASK));
    }

    /** Where the characters that the derived character at {@code index} was made from end. */
    public int end(int index) {
        int run = run(index);
        int shape = shapes[run];
        if (shape < 0) {
            return source[run] - shape;
        }
        int parts = shape & SHAPE_MASK;
        long to = (long) (index - derived[run] + 1) * (shape >> SHAPE_BITS);
        return source[run] + (int) ((to + parts - 1) / parts);
    }

    /** How many runs the map has, a measure of its size. */
    public int runs() {
        return derived.length;
    }

    private int run(int index) {
        int found = Arrays.binarySearch(derived, index);
        return found >= 0 ? found : -found - 2;
    }
}
