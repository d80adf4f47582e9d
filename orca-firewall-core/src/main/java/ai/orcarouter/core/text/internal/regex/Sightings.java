/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Arrays;

/**
 * Where runs that patterns require were looked for in a text and where the next one stands, shared by all patterns that
 * require alike runs: so text that many places have in common is read for each kind of run about once. Not thread-safe.
 */
public final class Sightings {
    /** For each run: none starts from here up to the place below. */
    private final int[] from;

    private final int[] to;

    /** Whether one starts there. */
    private final boolean[] found;

    /** For so many different runs in the first text. */
    public Sightings(int runs) {
        from = new int[runs];
        to = new int[runs];
        found = new boolean[runs];
        clear();
    }

    /** Starts with another text. */
    public final void clear() {
        Arrays.fill(to, -1);
    }

    /** Whether a run starts at one of the places from {@code first} to {@code last}. */
    boolean sees(RequiredRun run, String text, int first, int last) {
        int slot = run.number();
        if (first > to[slot]) {
            from[slot] = first;
            to[slot] = first;
            found[slot] = false;
        }
        if (first < from[slot]) {
            int at = step(run, text, first, Math.min(last, from[slot] - 1));
            if (at <= last && at < from[slot]) {
                from[slot] = first;
                to[slot] = at;
                found[slot] = true;
                return true;
            }
            if (at < from[slot]) {
                return false;
            }
            from[slot] = first;
        }
        if (to[slot] <= last && !found[slot]) {
            to[slot] = step(run, text, to[slot], last);
            found[slot] = to[slot] <= last;
        }
        return to[slot] <= last;
    }

    /** The first place up to {@code last} where the run starts, or one behind it before which none does. */
    private static int step(RequiredRun run, String text, int first, int last) {
        int end = text.length() - run.length();
        int at = first;
        while (at <= last && at <= end) {
            int next = run.past(text, at);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at > last ? at : Integer.MAX_VALUE;
    }
}
