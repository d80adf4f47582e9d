/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Merged, sorted ranges in primitive arrays, and a binary search: the reference for speed. */
final class SortedRanges implements CidrPeer.OfBytes {
    private final int[] start4;
    private final int[] end4;
    private final long[] startHigh;
    private final long[] startLow;
    private final long[] endHigh;
    private final long[] endLow;

    private record Range(long startHigh, long startLow, long endHigh, long endLow) {}

    SortedRanges(CidrWorkload workload) {
        List<Range> four = new ArrayList<>();
        List<Range> six = new ArrayList<>();
        for (CidrWorkload.Block block : workload.blocks()) {
            byte[] first = block.network();
            byte[] last = block.last();
            if (first.length == 4) {
                four.add(new Range(0, Bits.v4(first) & 0xffffffffL, 0, Bits.v4(last) & 0xffffffffL));
            } else {
                six.add(new Range(Bits.half(first, 0), Bits.half(first, 8), Bits.half(last, 0), Bits.half(last, 8)));
            }
        }
        List<Range> merged = merge(four);
        // signed comparison of the flipped value is unsigned comparison of the value
        start4 = merged.stream()
                .mapToInt(range -> (int) range.startLow() ^ Integer.MIN_VALUE)
                .toArray();
        end4 = merged.stream()
                .mapToInt(range -> (int) range.endLow() ^ Integer.MIN_VALUE)
                .toArray();
        merged = merge(six);
        startHigh = merged.stream().mapToLong(Range::startHigh).toArray();
        startLow = merged.stream().mapToLong(Range::startLow).toArray();
        endHigh = merged.stream().mapToLong(Range::endHigh).toArray();
        endLow = merged.stream().mapToLong(Range::endLow).toArray();
    }

    private static List<Range> merge(List<Range> ranges) {
        ranges.sort((a, b) -> Bits.compare(a.startHigh(), a.startLow(), b.startHigh(), b.startLow()));
        List<Range> out = new ArrayList<>();
        for (Range range : ranges) {
            Range last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last == null || Bits.compare(range.startHigh(), range.startLow(), last.endHigh(), last.endLow()) > 0) {
                out.add(range);
            } else if (Bits.compare(range.endHigh(), range.endLow(), last.endHigh(), last.endLow()) > 0) {
                out.set(out.size() - 1, new Range(last.startHigh(), last.startLow(), range.endHigh(), range.endLow()));
            }
        }
        return out;
    }

    @Override
    public boolean contains(byte[] address) {
        return address.length == 4 ? contains4(Bits.v4(address)) : contains6(address);
    }

    private boolean contains4(int address) {
        int value = address ^ Integer.MIN_VALUE;
        int found = Arrays.binarySearch(start4, value);
        if (found >= 0) {
            return true;
        }
        int before = -found - 2;
        return before >= 0 && value <= end4[before];
    }

    private boolean contains6(byte[] address) {
        long high = Bits.half(address, 0);
        long low = Bits.half(address, 8);
        int from = 0;
        int to = startHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (Bits.compare(startHigh[middle], startLow[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return to >= 0 && Bits.compare(high, low, endHigh[to], endLow[to]) <= 0;
    }
}
