/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.util.ArrayList;
import java.util.List;

/** Sorted, merged ranges of IPv6 addresses, each address as two unsigned 64-bit halves. Immutable. */
public final class RangesV6 {
    private final long first;
    private final long span;
    private final int shift;
    private final int[] index;
    private final long[] startHigh;
    private final long[] startLow;
    private final long[] endHigh;
    private final long[] endLow;

    private RangesV6(List<long[]> merged) {
        int size = merged.size();
        startHigh = new long[size];
        startLow = new long[size];
        endHigh = new long[size];
        endLow = new long[size];
        first = size == 0 ? 0 : merged.get(0)[0];
        long[] distances = new long[size];
        for (int i = 0; i < size; i++) {
            long[] range = merged.get(i);
            startHigh[i] = range[0];
            startLow[i] = range[1];
            endHigh[i] = range[2];
            endLow[i] = range[3];
            distances[i] = range[0] - first;
        }
        span = size == 0 ? 0 : endHigh[size - 1] - first;
        shift = BucketIndex.shift(span, size);
        index = BucketIndex.of(distances, span, shift);
    }

    /** The union of ranges given as {first high, first low, last high, last low}. */
    public static RangesV6 of(List<long[]> ranges) {
        List<long[]> sorted = new ArrayList<>(ranges);
        sorted.sort((a, b) -> compare(a[0], a[1], b[0], b[1]));
        List<long[]> out = new ArrayList<>();
        for (long[] range : sorted) {
            long[] last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last == null || compare(range[0], range[1], last[2], last[3]) > 0) {
                out.add(range.clone());
            } else if (compare(range[2], range[3], last[2], last[3]) > 0) {
                last[2] = range[2];
                last[3] = range[3];
            }
        }
        return new RangesV6(out);
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int high = Long.compareUnsigned(aHigh, bHigh);
        return high != 0 ? high : Long.compareUnsigned(aLow, bLow);
    }

    /** Whether the address lies in a range. */
    public boolean contains(long high, long low) {
        long distance = high - first;
        if (Long.compareUnsigned(distance, span) > 0) {
            return false;
        }
        int bucket = (int) (distance >>> shift);
        int from = index[bucket] - 1;
        int to = index[bucket + 1] - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (compare(startHigh[middle], startLow[middle], high, low) <= 0) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from >= 0 && compare(high, low, endHigh[from], endLow[from]) <= 0;
    }

    /** Whether there is no range. */
    public boolean isEmpty() {
        return startHigh.length == 0;
    }
}
