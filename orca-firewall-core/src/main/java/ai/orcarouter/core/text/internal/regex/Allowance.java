/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers that the automata of several patterns may hold together. Thread-safe. */
public final class Allowance {
    /** What one automaton may hold even when the others have used up the rest. */
    private static final int LEAST = 1 << 12;

    private final AtomicLong left;

    /** An allowance of that many numbers, of four bytes each. */
    public Allowance(long numbers) {
        left = new AtomicLong(numbers);
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
