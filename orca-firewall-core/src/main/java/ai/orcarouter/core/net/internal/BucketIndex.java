/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal;

/**
 * First level of a search in sorted unsigned keys: the span from the smallest to the largest key in up to 64 Ki equal
 * buckets, about four for each key, so that a bucket of an evenly spread list holds at most a key or two. A crowded
 * bucket is searched by halving, so an uneven list costs a logarithm as without it.
 */
final class BucketIndex {
    private static final int MAX_BITS = 16;

    private BucketIndex() {}

    /** How far the distance from the first key is shifted to give its bucket. */
    static int shift(long span, int keys) {
        int bits = Math.min(MAX_BITS, 34 - Integer.numberOfLeadingZeros(Math.max(1, keys)));
        return Math.max(0, 64 - Long.numberOfLeadingZeros(span) - bits);
    }

    /** For each bucket and one more the number of keys in the buckets before it. */
    static int[] of(long[] distances, long span, int shift) {
        int[] index = new int[(int) (span >>> shift) + 2];
        for (long distance : distances) {
            index[(int) (distance >>> shift) + 1]++;
        }
        for (int i = 1; i < index.length; i++) {
            index[i] += index[i - 1];
        }
        return index;
    }
}
