/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

import java.util.ArrayList;
import java.util.List;

/** Sorted, merged ranges of IPv4 addresses, as unsigned 32-bit numbers. Immutable. */
public final class RangesV4 {
    private final int first;
    private final int span;
    private final int shift;
    private final int[] index;
    /** Distance of each range's start and end from the first start, so that plain arithmetic orders them. */
    private final int[] starts;

    private final int[] ends;

    private RangesV4(int first, int[] starts, int[] ends) {
        this.first = first;
        this.starts = starts;
        this.ends = ends;
        this.span = ends.length == 0 ? 0 : ends[ends.length - 1];
        long[] distances = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            distances[i] = Integer.toUnsignedLong(starts[i]);
        }
        this.shift = BucketIndex.shift(Integer.toUnsignedLong(span), starts.length);
        this.index = BucketIndex.of(distances, Integer.toUnsignedLong(span), shift);
    }

    /** The union of ranges given as {first, last}. */
    public static RangesV4 of(List<int[]> ranges) {
        List<int[]> merged = merge(ranges);
        int size = merged.size();
        int first = size == 0 ? 0 : merged.get(0)[0];
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            starts[i] = merged.get(i)[0] - first;
            ends[i] = merged.get(i)[1] - first;
        }
        return new RangesV4(first, starts, ends);
    }

    private static List<int[]> merge(List<int[]> ranges) {
        List<int[]> sorted = new ArrayList<>(ranges);
        sorted.sort((a, b) -> Integer.compareUnsigned(a[0], b[0]));
        List<int[]> out = new ArrayList<>();
        for (int[] range : sorted) {
            int[] last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last == null || (Integer.compareUnsigned(range[0], last[1]) > 0 && range[0] != last[1] + 1)) {
                out.add(range.clone());
            } else if (Integer.compareUnsigned(range[1], last[1]) > 0) {
                last[1] = range[1];
            }
        }
        return out;
    }

    /** Whether {@code address} lies in a range. */
    public boolean contains(int address) {
        int distance = address - first;
        if (Integer.compareUnsigned(distance, span) > 0) {
            return false;
        }
        int bucket = distance >>> shift;
        int low = index[bucket] - 1;
        int high = index[bucket + 1] - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Integer.compareUnsigned(starts[middle], distance) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low >= 0 && Integer.compareUnsigned(distance, ends[low]) <= 0;
    }

    /** Whether there is no range. */
    public boolean isEmpty() {
        return starts.length == 0;
    }
}
