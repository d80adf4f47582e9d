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
    private final boolean orEnd;
    private final int number;

    /**
     * A run of at least {@code length} units that starts {@code from} to {@code to} units behind a place.
     *
     * @param orEnd whether the end of the text will do in its place
     * @param shared what gives it its number
     */
    private RequiredRun(CharSet set, int length, int from, int to, boolean orEnd, Allowance shared) {
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
        this.orEnd = orEnd;
        number = shared.runNumber(set, length);
    }

    /**
     * The most telling runs of a sequence: at most one short and one long, and what ends it when that is the end of the
     * text or one of a few units.
     *
     * @param literal units at its start that are known to match
     * @param shared what numbers the runs
     */
    static List<RequiredRun> of(List<Node> items, int literal, Allowance shared) {
        RequiredRun few = null;
        RequiredRun many = null;
        RequiredRun end = null;
        long min = 0;
        long max = 0;
        for (Node item : items) {
            CharSet set = chars(item);
            if (max + item.minLength() > REACH) {
                break;
            }
            if (item.minLength() > 0 && min >= literal) {
                RequiredRun run = new RequiredRun(set, (int) item.minLength(), (int) min, (int) max, false, shared);
                few = run.length < LONG && run.members <= FEW && !run.beyond ? fewer(few, run) : few;
                many = run.length >= LONG ? longer(many, run) : many;
            } else if (min >= literal) {
                CharSet ends = ends(item);
                RequiredRun run = ends == null ? null : new RequiredRun(ends, 1, (int) min, (int) max, true, shared);
                end = run != null && run.members <= FEW && !run.beyond ? run : end;
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
        if (end != null) {
            runs.add(end);
        }
        return runs;
    }

    /** The longest run that a pattern has anywhere, or null when it has none that is long. */
    static @Nullable RequiredRun longest(Node root, Allowance shared) {
        List<Node> items = new ArrayList<>();
        root.addItems(items);
        return of(items, 0, shared).stream()
                .filter(run -> run.length >= LONG)
                .findFirst()
                .orElse(null);
    }

    /** What a choice between the end of the text and other things starts with; null when the item is none. */
    private static @Nullable CharSet ends(Node item) {
        CharSet.Builder starts = new CharSet.Builder();
        boolean end = false;
        for (Node branch : item.branches()) {
            List<Node> parts = new ArrayList<>();
            branch.addItems(parts);
            parts.removeIf(MarkNode.class::isInstance);
            if (parts.size() == 1 && parts.get(0).isEndOfText()) {
                end = true;
            } else if (parts.isEmpty() || parts.get(0).minLength() == 0) {
                return null;
            } else {
                parts.get(0).addChars(starts);
            }
        }
        return end ? starts.build() : null;
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
    boolean follows(String text, int place, Sightings sightings) {
        return (orEnd && text.length() <= place + to) || sightings.sees(this, text, place + from, place + to);
    }

    /** The first place from {@code from} on at which a match may start that has the run, or -1. */
    int earliest(String text, int from) {
        int start = from + this.from;
        int length = text.length();
        while (start + this.length <= length) {
            int next = past(text, start);
            if (next == start) {
                return Math.max(from, start - to);
            }
            start = next;
        }
        return -1;
    }

    /** The place itself when the run starts there, otherwise the next one where it may; the text is long enough. */
    int past(String text, int start) {
        int at = start + length - 1;
        while (at >= start && has(text.charAt(at))) {
            at--;
        }
        return at + 1;
    }

    int length() {
        return length;
    }

    /** Whether another one looks for the same at the same places. */
    boolean isSame(RequiredRun other) {
        return number == other.number && from == other.from && to == other.to && orEnd == other.orEnd;
    }

    /** The number of its set and length among those of all patterns that share their runs. */
    int number() {
        return number;
    }

    private boolean has(char unit) {
        return unit < UNITS ? (bits[unit >>> 6] & (1L << unit)) != 0 : beyond;
    }
}
