/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

/** Addresses as integers. */
final class Bits {
    private Bits() {}

    static int v4(byte[] address) {
        return ((address[0] & 255) << 24) | ((address[1] & 255) << 16) | ((address[2] & 255) << 8) | (address[3] & 255);
    }

    static long half(byte[] address, int offset) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (address[offset + i] & 255);
        }
        return value;
    }

    static int compare(long highA, long lowA, long highB, long lowB) {
        int order = Long.compareUnsigned(highA, highB);
        return order != 0 ? order : Long.compareUnsigned(lowA, lowB);
    }
}
