/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Arrays;

/** An immutable set of code points, kept as sorted inclusive ranges that neither overlap nor touch. */
final class CharSet {
    static final CharSet NONE = new CharSet(new int[0]);
    static final CharSet ALL = of(0, Character.MAX_CODE_POINT);
    static final CharSet NEWLINE = of('\n', '\n');
    static final CharSet ALL_BUT_NEWLINE = NEWLINE.negate();
    static final CharSet WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');

    private final int[] bounds;
    private final int hash;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
        hash = Arrays.hashCode(bounds);
    }

    /** A set from inclusive ranges that are sorted, disjoint and apart. */
    static CharSet of(int... bounds) {
        return new CharSet(bounds.clone());
    }

    int ranges() {
        return bounds.length / 2;
    }

    int low(int range) {
        return bounds[2 * range];
    }

    int high(int range) {
        return bounds[(2 * range) + 1];
    }

    /** Whether it holds one code point only. */
    boolean isSingle() {
        return bounds.length == 2 && bounds[0] == bounds[1];
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = ranges() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < low(middle)) {
                high = middle - 1;
            } else if (codePoint > high(middle)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    CharSet negate() {
        int[] gaps = new int[bounds.length + 2];
        int used = 0;
        int next = 0;
        for (int i = 0; i < ranges(); i++) {
            if (low(i) > next) {
                gaps[used++] = next;
                gaps[used++] = low(i) - 1;
            }
            next = high(i) + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            gaps[used++] = next;
            gaps[used++] = Character.MAX_CODE_POINT;
        }
        return new CharSet(Arrays.copyOf(gaps, used));
    }

    /** Whether it holds some surrogate code points but not all of them. */
    boolean splitsSurrogates() {
        int held = 0;
        for (int i = 0; i < ranges(); i++) {
            int from = Math.max(low(i), Character.MIN_SURROGATE);
            int to = Math.min(high(i), Character.MAX_SURROGATE);
            held += Math.max(0, to - from + 1);
        }
        return (held != 0) && (held != Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1);
    }

    @Override
    public boolean equals(Object other) {
        return (other instanceof CharSet set) && hash == set.hash && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Collects ranges in any order. Not thread-safe. */
    static final class Builder {
        private long[] ranges = new long[8];
        private int size;

        Builder add(int low, int high) {
            if (size == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * size);
            }
            ranges[size++] = ((long) low << 32) | high;
            return this;
        }

        Builder add(CharSet set) {
            for (int i = 0; i < set.ranges(); i++) {
                add(set.low(i), set.high(i));
            }
            return this;
        }

        CharSet build() {
            Arrays.sort(ranges, 0, size);
            int[] merged = new int[2 * size];
            int used = 0;
            for (int i = 0; i < size; i++) {
                int low = (int) (ranges[i] >>> 32);
                int high = (int) ranges[i];
                if ((used > 0) && (low <= merged[used - 1] + 1)) {
                    merged[used - 1] = Math.max(merged[used - 1], high);
                } else {
                    merged[used++] = low;
                    merged[used++] = high;
                }
            }
            return new CharSet(Arrays.copyOf(merged, used));
        }
    }
}
