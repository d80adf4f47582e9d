/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Blocks and addresses that are the same in every run: 70 % IPv4 blocks of /10 to /32, 30 % IPv6 of /20 to /128; half
 * of the addresses are drawn inside a block.
 *
 * @param blocks as drawn, so some overlap
 * @param addresses 4 or 16 bytes each; not to be changed
 */
public record CidrWorkload(List<Block> blocks, List<byte[]> addresses) {
    /**
     * A block.
     *
     * @param network 4 or 16 bytes, host bits zero; not to be changed
     * @param length of the prefix in bits
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Block(byte[] network, int length) {
        /** Text such as {@code 10.0.0.0/8}. */
        public String text() {
            return CidrWorkload.text(network) + "/" + length;
        }

        /** The last address of the block. */
        byte[] last() {
            byte[] last = network.clone();
            for (int bit = length; bit < last.length * 8; bit++) {
                last[bit >> 3] |= (byte) (0x80 >> (bit & 7));
            }
            return last;
        }
    }

    /** The workload with so many blocks and addresses. */
    public static CidrWorkload of(int blockCount, int addressCount) {
        SplittableRandom random = new SplittableRandom(5);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < blockCount; i++) {
            boolean v6 = random.nextInt(10) < 3;
            byte[] network = bytes(random, v6);
            int length = length(random, v6);
            mask(network, length);
            blocks.add(new Block(network, length));
        }
        List<byte[]> addresses = new ArrayList<>();
        for (int i = 0; i < addressCount; i++) {
            addresses.add(
                    i % 2 == 0
                            ? inside(blocks.get(random.nextInt(blockCount)), random)
                            : bytes(random, random.nextInt(10) < 3));
        }
        return new CidrWorkload(blocks, addresses);
    }

    /** The address as the JDK writes it. */
    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }

    /** Short prefixes are rare, as in real lists. */
    private static int length(SplittableRandom random, boolean v6) {
        if (v6) {
            if (random.nextInt(20) == 0) {
                return 20 + random.nextInt(12);
            }
            return random.nextInt(4) == 0 ? 128 : 32 + random.nextInt(33);
        }
        if (random.nextInt(500) == 0) {
            return 10 + random.nextInt(6);
        }
        return random.nextInt(4) == 0 ? 32 : 18 + random.nextInt(14);
    }

    private static byte[] inside(Block block, SplittableRandom random) {
        byte[] address = block.network().clone();
        byte[] host = new byte[address.length];
        for (int i = 0; i < host.length; i++) {
            host[i] = (byte) random.nextInt(256);
        }
        for (int bit = block.length(); bit < address.length * 8; bit++) {
            address[bit >> 3] |= (byte) (host[bit >> 3] & (0x80 >> (bit & 7)));
        }
        return address;
    }

    private static byte[] bytes(SplittableRandom random, boolean v6) {
        byte[] drawn = new byte[v6 ? 16 : 4];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (byte) random.nextInt(256);
        }
        if (v6) {
            drawn[0] = 0x20;
            drawn[1] = 0x01;
            drawn[2] = (byte) random.nextInt(16);
        } else {
            drawn[0] = (byte) (1 + random.nextInt(223));
        }
        return drawn;
    }

    private static void mask(byte[] address, int length) {
        for (int bit = length; bit < address.length * 8; bit++) {
            address[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
        }
    }
}
