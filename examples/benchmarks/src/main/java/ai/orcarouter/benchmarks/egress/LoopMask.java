/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.util.List;

/** A linear scan over primitive arrays, the reference for correctness. */
final class LoopMask implements CidrPeer.OfBytes {
    private final int[] networks;
    private final int[] masks;
    private final long[] networkHigh;
    private final long[] networkLow;
    private final long[] maskHigh;
    private final long[] maskLow;

    LoopMask(CidrWorkload workload) {
        List<CidrWorkload.Block> four = blocks(workload, 4);
        networks = new int[four.size()];
        masks = new int[networks.length];
        for (int i = 0; i < networks.length; i++) {
            networks[i] = Bits.v4(four.get(i).network());
            int length = four.get(i).length();
            masks[i] = length == 0 ? 0 : -1 << (32 - length);
        }
        List<CidrWorkload.Block> six = blocks(workload, 16);
        networkHigh = new long[six.size()];
        networkLow = new long[networkHigh.length];
        maskHigh = new long[networkHigh.length];
        maskLow = new long[networkHigh.length];
        for (int i = 0; i < networkHigh.length; i++) {
            byte[] network = six.get(i).network();
            int length = six.get(i).length();
            networkHigh[i] = Bits.half(network, 0);
            networkLow[i] = Bits.half(network, 8);
            maskHigh[i] = length == 0 ? 0 : length >= 64 ? -1L : -1L << (64 - length);
            maskLow[i] = length <= 64 ? 0 : -1L << (128 - length);
        }
    }

    private static List<CidrWorkload.Block> blocks(CidrWorkload workload, int bytes) {
        return workload.blocks().stream()
                .filter(block -> block.network().length == bytes)
                .toList();
    }

    @Override
    public boolean contains(byte[] address) {
        if (address.length == 4) {
            int value = Bits.v4(address);
            for (int i = 0; i < networks.length; i++) {
                if (((value ^ networks[i]) & masks[i]) == 0) {
                    return true;
                }
            }
            return false;
        }
        long high = Bits.half(address, 0);
        long low = Bits.half(address, 8);
        for (int i = 0; i < networkHigh.length; i++) {
            if ((((high ^ networkHigh[i]) & maskHigh[i]) | ((low ^ networkLow[i]) & maskLow[i])) == 0) {
                return true;
            }
        }
        return false;
    }
}
