/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.egress;

/**
 * A list of blocks that says whether an address is in any of them.
 *
 * @param <A> its own form of an address
 */
public interface CidrPeer<A> {
    /** Turns 4 or 16 bytes into its own form; outside the timed part. */
    A prepare(byte[] address);

    /** Whether some block holds the address. */
    boolean contains(A address);

    /** A list that takes the bytes as they are. */
    interface OfBytes extends CidrPeer<byte[]> {
        @Override
        default byte[] prepare(byte[] address) {
            return address;
        }
    }
}
