/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import org.jspecify.annotations.Nullable;

/**
 * Says from a given place of a text whether a program matches, with a deterministic automaton that grows on demand, in
 * the direction of the program. When the automaton is full, the run goes on with the program itself and the next one
 * starts with an empty automaton. Thread-safe.
 */
final class Scout {
    /** No match. */
    static final int NONE = -1;

    private final Program program;
    private final Alphabet alphabet;
    private final char[] classes;
    private final boolean restarts;
    private final Allowance allowance;
    private volatile StateCache cache;

    /**
     * A scout for a program.
     *
     * @param restarts whether matches may begin behind the place too
     * @param allowance what its automaton takes its memory from
     */
    Scout(Program program, boolean restarts, Allowance allowance) {
        this.program = program;
        this.restarts = restarts;
        this.allowance = allowance;
        alphabet = program.alphabet();
        classes = alphabet.table();
        cache = new StateCache(program, restarts, allowance);
    }

    /**
     * Runs forwards until a match is certain.
     *
     * @return a place behind the earliest end of a match that follows it by one code point at most, or {@link #NONE}
     */
    int forwards(String text, int from, @Nullable FailedRuns failed) {
        StateCache states = cache;
        if (failed != null) {
            failed.start(states);
        }
        int length = text.length();
        int at = from;
        int state = states.anyStart();
        if (state == StateCache.UNKNOWN) {
            state = states.start(from == 0 ? Stepper.AT_START : contextOf(text.codePointBefore(from)));
        }
        while (state > 0) {
            int stop = failed == null ? length : Math.min(length, (at | (FailedRuns.STEP - 1)) + 1);
            long passed = pass(text, at, stop, states.table(), state);
            at = (int) (passed >>> Integer.SIZE);
            state = (int) passed;
            if (at >= length) {
                return end(states.next(state, alphabet.count()) == StateCache.MATCH, length, failed);
            }
            if (at >= stop) {
                if (failed != null && failed.fails(at, state)) {
                    return NONE;
                }
                continue;
            }
            int codePoint = text.codePointAt(at);
            int next = states.next(state, alphabet.classOf(codePoint));
            if (next == StateCache.FULL) {
                return end(simulate(text, at, states, state), length, failed);
            }
            at += Character.charCount(codePoint);
            state = next;
        }
        return end(state == StateCache.MATCH, at, failed);
    }

    /**
     * Passes Latin-1 units by transitions that were taken before. A method of its own, so that it is compiled well
     * however its callers are.
     *
     * @return where that ends, in the upper half, and the state there, in the lower half
     */
    private long pass(String text, int from, int stop, int[] table, int state) {
        int at = from;
        int current = state;
        while (at < stop) {
            char unit = text.charAt(at);
            int next = unit < Alphabet.TABLE_SIZE ? table[current + classes[unit]] : StateCache.UNKNOWN;
            if (next <= 0) {
                break;
            }
            current = next;
            at++;
        }
        return ((long) at << Integer.SIZE) | current;
    }

    /** The same towards the start of the text; {@code from} is the place behind the first unit. */
    private long passBack(String text, int from, int[] table, int state) {
        int at = from;
        int current = state;
        while (at > 0) {
            char unit = text.charAt(at - 1);
            int next = unit < Alphabet.TABLE_SIZE ? table[current + classes[unit]] : StateCache.UNKNOWN;
            if (next <= 0) {
                break;
            }
            current = next;
            at--;
        }
        return ((long) at << Integer.SIZE) | current;
    }

    private static int end(boolean matches, int place, @Nullable FailedRuns failed) {
        if (matches && failed != null) {
            failed.matched();
        }
        return matches ? place : NONE;
    }

    /** Whether the program, which reads backwards, matches a string that ends at {@code from}. */
    boolean backwards(String text, int from) {
        StateCache states = cache;
        int at = from;
        int state = states.anyStart();
        if (state == StateCache.UNKNOWN) {
            state = states.start(from == text.length() ? Stepper.AT_START : contextOf(text.codePointAt(from)));
        }
        while (state > 0 && at > 0) {
            long passed = passBack(text, at, states.table(), state);
            at = (int) (passed >>> Integer.SIZE);
            state = (int) passed;
            if (at == 0) {
                break;
            }
            int codePoint = text.codePointBefore(at);
            int next = states.next(state, alphabet.classOf(codePoint));
            if (next == StateCache.FULL) {
                return simulate(text, at, states, state);
            }
            at -= Character.charCount(codePoint);
            state = next;
        }
        return state > 0 ? states.next(state, alphabet.count()) == StateCache.MATCH : state == StateCache.MATCH;
    }

    private int contextOf(int codePoint) {
        return cache.contextAfter(alphabet.classOf(codePoint));
    }

    private boolean simulate(String text, int from, StateCache full, int state) {
        Stepper stepper = new Stepper(program, restarts);
        NodeSet current = new NodeSet(program.size());
        NodeSet other = new NodeSet(program.size());
        int context = full.load(state, current);
        renew(full);
        int at = from;
        int end = program.isBackwards() ? 0 : text.length();
        while (at != end) {
            int codePoint = program.isBackwards() ? text.codePointBefore(at) : text.codePointAt(at);
            int ofClass = alphabet.classOf(codePoint);
            if (stepper.step(current, context, ofClass, other)) {
                return true;
            }
            if (!restarts && other.size() == 0) {
                return false;
            }
            NodeSet swap = current;
            current = other;
            other = swap;
            context = stepper.contextAfter(ofClass);
            at += program.isBackwards() ? -Character.charCount(codePoint) : Character.charCount(codePoint);
        }
        return stepper.matchesAtEnd(current, context);
    }

    private synchronized void renew(StateCache full) {
        if (cache == full) {
            full.drop();
            cache = new StateCache(program, restarts, allowance);
        }
    }
}
