/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of units of a set that every match has within a short distance of its literal, such as the equals sign of an
 * assignment or the thirty-two digits behind it. To look for it reads a few units and no automaton, and settles most
 * places where a literal stands for nothing. Immutable.
 */
final class RequiredRun {
    /** Units behind the literal's start within which a run has to end. */
    private static final int REACH = 256;

    /** A run from this length on is telling whatever it is made of. */
    private static final int LONG = 8;

    /** A shorter one is when this many units at most may be in it. */
    private static final int FEW = 16;

    private static final int UNITS = 256;

    private final long[] bits = new long[UNITS / Long.SIZE];
    private final boolean beyond;
    private final int members;
    private final int length;
    private final int from;
    private final int to;

    /** A run of at least {@code length} units that starts {@code from} to {@code to} units behind a place. */
    private RequiredRun(CharSet set, int length, int from, int to) {
        int count = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            if (set.contains(unit)) {
                bits[unit >>> 6] |= 1L << unit;
                count++;
            }
        }
        members = count;
        beyond = highest(set) >= UNITS;
        this.length = length;
        this.from = from;
        this.to = to;
    }

    /**
     * The most telling runs of a sequence, at most one short and one long.
     *
     * @param literal units at its start that are known to match
     */
    static List<RequiredRun> of(List<Node> items, int literal) {
        RequiredRun few = null;
        RequiredRun many = null;
        long min = 0;
        long max = 0;
        for (Node item : items) {
            CharSet set = chars(item);
            if (max + item.minLength() > REACH) {
                break;
            }
            if (item.minLength() > 0 && min >= literal) {
                RequiredRun run = new RequiredRun(set, (int) item.minLength(), (int) min, (int) max);
                few = run.length < LONG && run.members <= FEW && !run.beyond ? fewer(few, run) : few;
                many = run.length >= LONG ? longer(many, run) : many;
            }
            min += item.minLength();
            max += item.maxLength() * (highest(set) > Character.MAX_VALUE ? 2 : 1);
        }
        List<RequiredRun> runs = new ArrayList<>();
        if (few != null) {
            runs.add(few);
        }
        if (many != null) {
            runs.add(many);
        }
        return runs;
    }

    private static RequiredRun fewer(@Nullable RequiredRun one, RequiredRun other) {
        return one == null || other.members < one.members ? other : one;
    }

    private static RequiredRun longer(@Nullable RequiredRun one, RequiredRun other) {
        return one == null || other.length > one.length ? other : one;
    }

    private static CharSet chars(Node item) {
        CharSet.Builder chars = new CharSet.Builder();
        item.addChars(chars);
        return chars.build();
    }

    private static int highest(CharSet set) {
        return set.ranges() == 0 ? 0 : set.high(set.ranges() - 1);
    }

    /** Whether the run is there. */
    boolean follows(String text, int place) {
        int end = Math.min(text.length(), place + to + length);
        int last = place + from + length - 1;
        while (last < end) {
            int at = last;
            int start = last - length;
            while (at > start && has(text.charAt(at))) {
                at--;
            }
            if (at == start) {
                return true;
            }
            last = at + length;
        }
        return false;
    }

    private boolean has(char unit) {
        return unit < UNITS ? (bits[unit >>> 6] & (1L << unit)) != 0 : beyond;
    }
}
