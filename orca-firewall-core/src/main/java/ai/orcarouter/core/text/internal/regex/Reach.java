/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

/**
 * Says how far the preferred match of a program reaches, or the longest, in the direction of the program, with a
 * deterministic automaton that grows on demand. When the automaton is full, the answer is left to others and the next
 * run starts with an empty one. Thread-safe.
 */
final class Reach {
    /** No match. */
    static final int NONE = -1;

    /** The automaton had no room. */
    static final int UNTOLD = -2;

    private final Program program;
    private final Alphabet alphabet;
    private final char[] classes;
    private final boolean longest;
    private final Allowance allowance;
    private volatile SpanCache cache;

    private Reach(Program program, boolean longest, Allowance allowance) {
        this.program = program;
        this.longest = longest;
        this.allowance = allowance;
        alphabet = program.alphabet();
        classes = alphabet.table();
        cache = new SpanCache(program, longest, allowance);
    }

    /** For ends of the matches that a program prefers, which reads forwards and marks nothing. */
    static Reach ofPreferred(Program program, Allowance allowance) {
        return new Reach(program, false, allowance);
    }

    /** For starts of the longest matches of a program that reads backwards. */
    static Reach ofLongest(Program program, Allowance allowance) {
        return new Reach(program, true, allowance);
    }

    /**
     * Where the match ends that starts at a place.
     *
     * @param anew whether the leftmost match from the place on is meant instead
     */
    int forwards(String text, int from, boolean anew) {
        SpanCache states = cache;
        int[] table = states.table();
        int length = text.length();
        int state = states.start(from == 0 ? Stepper.AT_START : contextOf(text.codePointBefore(from)), anew);
        int found = NONE;
        int at = from;
        while (state != SpanCache.DEAD) {
            int unit = at < length ? text.charAt(at) : Alphabet.TABLE_SIZE;
            int next = unit < Alphabet.TABLE_SIZE ? table[state + classes[unit]] : SpanCache.UNKNOWN;
            int width = 1;
            if (next == SpanCache.UNKNOWN) {
                int codePoint = at < length ? text.codePointAt(at) : 0;
                width = Character.charCount(codePoint);
                next = states.next(state, at < length ? alphabet.classOf(codePoint) : alphabet.count());
                if (next == SpanCache.FULL) {
                    return full(states);
                }
                table = states.table();
            }
            found = SpanCache.matches(next) ? at : found;
            state = SpanCache.state(next);
            at += width;
        }
        return found;
    }

    /** Where the longest match starts that ends at {@code from}, of those from {@code limit} on. */
    int backwards(String text, int from, int limit) {
        SpanCache states = cache;
        int[] table = states.table();
        int state = states.start(from == text.length() ? Stepper.AT_START : contextOf(text.codePointAt(from)), false);
        int found = NONE;
        int at = from;
        while (state != SpanCache.DEAD && at >= limit) {
            int unit = at > 0 ? text.charAt(at - 1) : Alphabet.TABLE_SIZE;
            int next = unit < Alphabet.TABLE_SIZE ? table[state + classes[unit]] : SpanCache.UNKNOWN;
            int width = 1;
            if (next == SpanCache.UNKNOWN) {
                int codePoint = at > 0 ? text.codePointBefore(at) : 0;
                width = Character.charCount(codePoint);
                next = states.next(state, at > 0 ? alphabet.classOf(codePoint) : alphabet.count());
                if (next == SpanCache.FULL) {
                    return full(states);
                }
                table = states.table();
            }
            found = SpanCache.matches(next) ? at : found;
            state = SpanCache.state(next);
            at -= width;
        }
        return found;
    }

    private int contextOf(int codePoint) {
        return cache.contextAfter(alphabet.classOf(codePoint));
    }

    private synchronized int full(SpanCache states) {
        if (cache == states) {
            states.drop();
            cache = new SpanCache(program, longest, allowance);
        }
        return UNTOLD;
    }
}
