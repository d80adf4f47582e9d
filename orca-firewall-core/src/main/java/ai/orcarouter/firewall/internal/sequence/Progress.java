/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sequence;

import java.util.Arrays;

/**
 * How far a run has come in one sequence: for each number of calls that can have been found so far, when such a chain
 * began at the latest. Longer chains began no later than shorter ones. Immutable.
 *
 * <p>It is kept as numbers: {@code until}, then each start as the difference to the one before it (the first to
 * {@code until}), where {@code -n} stands for {@code n} more starts that equal the last. A burst of calls and a
 * sequence without a window stay short that way.
 */
final class Progress {
    static final Progress NONE = new Progress(Long.MIN_VALUE, new long[0]);

    private final long until;
    private final long[] starts;

    /** Takes the array over; its numbers never grow. */
    Progress(long until, long[] starts) {
        this.until = until;
        this.starts = starts;
    }

    /** The last millisecond in which it can matter. */
    long until() {
        return until;
    }

    /** How many calls have been found. */
    int length() {
        return starts.length;
    }

    /** When a chain of {@code index + 1} calls began at the latest. */
    long start(int index) {
        return starts[index];
    }

    /** The starts, with room for {@code length}. */
    long[] copy(int length) {
        return Arrays.copyOf(starts, length);
    }

    boolean equals(long otherUntil, long[] other, int length) {
        return until == otherUntil && Arrays.equals(starts, 0, starts.length, other, 0, length);
    }

    /** The numbers it is kept as; empty when nothing was found. */
    long[] numbers() {
        if (starts.length == 0) {
            return new long[0];
        }
        long[] out = new long[starts.length + 1];
        out[0] = until;
        int size = 1;
        long last = until;
        for (int i = 0; i < starts.length; i++) {
            if (i == 0 || starts[i] != last) {
                out[size++] = last - starts[i];
            } else if (out[size - 1] < 0) {
                out[size - 1]--;
            } else {
                out[size++] = -1;
            }
            last = starts[i];
        }
        return Arrays.copyOf(out, size);
    }

    /**
     * Reads the numbers back.
     *
     * @param most the most starts that there can be
     * @throws IllegalStateException if they are not what {@link #numbers} gives
     */
    static Progress of(long[] numbers, int most) {
        if (numbers.length == 0) {
            return NONE;
        }
        long[] starts = new long[most];
        int size = 0;
        long last = numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            boolean repeats = i > 1 && numbers[i] < 0;
            long more = repeats ? -numbers[i] : 1;
            if (more < 1 || more > most - size) {
                throw new IllegalStateException("the state of a run holds another sequence than its name says");
            }
            last = repeats ? last : last - numbers[i];
            Arrays.fill(starts, size, size + (int) more, last);
            size += (int) more;
        }
        return new Progress(numbers[0], Arrays.copyOf(starts, size));
    }
}
