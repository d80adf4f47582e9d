/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What several patterns share: the numbers that their automata may hold together, and the runs that they look for.
 * Thread-safe.
 */
public final class Allowance {
    /** What one automaton may hold even when the others have used up the rest. */
    private static final int LEAST = 1 << 12;

    private final AtomicLong left;
    private final Map<Map.Entry<CharSet, Integer>, Integer> runs = new HashMap<>();

    /** An allowance of that many numbers, of four bytes each. */
    public Allowance(long numbers) {
        left = new AtomicLong(numbers);
    }

    /** A number for runs of that many units of a set, the same for all patterns. */
    synchronized int runNumber(CharSet set, int length) {
        return runs.computeIfAbsent(Map.entry(set, length), run -> runs.size());
    }

    /** How many different runs there are. */
    public synchronized int runs() {
        return runs.size();
    }

    /** Takes some for an automaton that holds {@code held}; false when there are none left for it. */
    boolean take(int numbers, int held) {
        if (left.get() < numbers && held + numbers > LEAST) {
            return false;
        }
        left.addAndGet(-numbers);
        return true;
    }

    /** Gives back what an automaton held. */
    void giveBack(int numbers) {
        left.addAndGet(numbers);
    }
}
