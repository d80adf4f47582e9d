/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides room among those that need it, so that the large leave something to the small, in whatever order they come.
 */
public final class Shares {
    private Shares() {}

    /** What each gets: all that it needs, or as much as any other that does not get all. */
    public static int[] of(int[] needs, int room) {
        int[] shares = new int[needs.length];
        int[] order = IntStream.range(0, needs.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> needs[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int left = Math.max(0, room);
        for (int i = 0; i < order.length; i++) {
            shares[order[i]] = Math.min(needs[order[i]], left / (order.length - i));
            left -= shares[order[i]];
        }
        return shares;
    }

    /** The same where some come first: they leave a quarter of the room to the others, as far as those need it. */
    public static int[] of(int[] needs, boolean[] first, int room) {
        int[] one = masked(needs, first, true);
        int[] two = masked(needs, first, false);
        long rest = Arrays.stream(two).asLongStream().sum();
        int[] shares = of(one, (int) Math.max(room - rest, room / 4L * 3));
        int[] others = of(two, room - Arrays.stream(shares).sum());
        for (int i = 0; i < needs.length; i++) {
            shares[i] += others[i];
        }
        return shares;
    }

    private static int[] masked(int[] needs, boolean[] first, boolean which) {
        int[] out = new int[needs.length];
        for (int i = 0; i < needs.length; i++) {
            out[i] = first[i] == which ? needs[i] : 0;
        }
        return out;
    }
}
