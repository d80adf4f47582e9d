/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;

/** Guava's immutable range sets. */
final class GuavaRanges implements CidrPeer.OfBytes {
    private final ImmutableRangeSet<Long> four;
    private final ImmutableRangeSet<Unsigned128> six;

    private record Unsigned128(long high, long low) implements Comparable<Unsigned128> {
        static Unsigned128 of(byte[] address) {
            return new Unsigned128(Bits.half(address, 0), Bits.half(address, 8));
        }

        @Override
        public int compareTo(Unsigned128 other) {
            return Bits.compare(high, low, other.high, other.low);
        }
    }

    GuavaRanges(CidrWorkload workload) {
        TreeRangeSet<Long> building4 = TreeRangeSet.create();
        TreeRangeSet<Unsigned128> building6 = TreeRangeSet.create();
        for (CidrWorkload.Block block : workload.blocks()) {
            if (block.network().length == 4) {
                building4.add(Range.closed(v4(block.network()), v4(block.last())));
            } else {
                building6.add(Range.closed(Unsigned128.of(block.network()), Unsigned128.of(block.last())));
            }
        }
        four = ImmutableRangeSet.copyOf(building4);
        six = ImmutableRangeSet.copyOf(building6);
    }

    private static long v4(byte[] address) {
        return Bits.v4(address) & 0xffffffffL;
    }

    @Override
    public boolean contains(byte[] address) {
        return address.length == 4 ? four.contains(v4(address)) : six.contains(Unsigned128.of(address));
    }
}
