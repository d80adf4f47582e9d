/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.offset;

import java.util.Arrays;

/** Writes an {@link OffsetMap} from left to right, joining neighbours of one shape. Not thread-safe. */
public final class OffsetMapBuilder {
    private int[] derived = new int[8];
    private int[] source = new int[8];
    private int[] shapes = new int[8];
    private int runs;
    private int length;

    /** Adds {@code count} characters that were copied from {@code from} on. */
    public void copy(int count, int from) {
        run(count, from, OffsetMap.COPY);
    }

    /** Adds {@code count} characters, every {@code parts} of them made from {@code whole} characters of the source. */
    public void ratio(int count, int from, int whole, int parts) {
        run(count, from, (whole << OffsetMap.SHAPE_BITS) | parts);
    }

    /** Adds {@code count} characters that were made together from those between {@code from} and {@code to}. */
    public void made(int count, int from, int to) {
        if (count == 1 && to - from <= OffsetMap.SHAPE_MASK) {
            ratio(1, from, to - from, 1);
        } else {
            run(count, from, from - to);
        }
    }

    /** Takes back what was added behind the first {@code size} characters. */
    public void truncate(int size) {
        while (runs > 0 && derived[runs - 1] >= size) {
            runs--;
        }
        length = size;
    }

    /** How many characters were added. */
    public int length() {
        return length;
    }

    /** Whether nothing was added that was not copied from its own place. */
    public boolean isIdentity() {
        return runs == 0 || (runs == 1 && source[0] == 0 && shapes[0] == OffsetMap.COPY);
    }

    /** The map of what was added. */
    public OffsetMap build() {
        return runs == 0
                ? OffsetMap.shift(0)
                : new OffsetMap(Arrays.copyOf(derived, runs), Arrays.copyOf(source, runs), Arrays.copyOf(shapes, runs));
    }

    private void run(int count, int from, int shape) {
        if (count == 0) {
            return;
        }
        if (!continues(from, shape)) {
            if (runs == derived.length) {
                derived = Arrays.copyOf(derived, runs * 2);
                source = Arrays.copyOf(source, runs * 2);
                shapes = Arrays.copyOf(shapes, runs * 2);
            }
            derived[runs] = length;
            source[runs] = from;
            shapes[runs] = shape;
            runs++;
        }
        length += count;
    }

    private boolean continues(int from, int shape) {
        if (runs == 0 || shape < 0 || shapes[runs - 1] != shape || (shape & OffsetMap.SHAPE_MASK) != 1) {
            return false;
        }
        long whole = (long) (length - derived[runs - 1]) * (shape >> OffsetMap.SHAPE_BITS);
        return source[runs - 1] + whole == from;
    }
}
