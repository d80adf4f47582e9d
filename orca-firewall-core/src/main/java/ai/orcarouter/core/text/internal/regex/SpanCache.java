/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states that texts have needed so far of an automaton which tells where matches end: a state is a list of
 * instructions that are tried at a position, in the order of preference (Cox 2010), so that the last match before a
 * state without instructions is the preferred one, or the longest.
 *
 * <p>A state is named by the offset of its row, {@link #DEAD} by zero. A transition holds the next state and whether a
 * match ends before the code point that it stands for, as {@link #state} and {@link #matches} tell. Thread-safe, in the
 * way of {@link StateCache}.
 */
final class SpanCache {
    static final int DEAD = 0;
    static final int UNKNOWN = 0;
    static final int FULL = -1;

    private static final int MAX_STATES = 1_000;
    private static final int MAX_CELLS = 1 << 16;

    private record State(List<Integer> nodes, int context, boolean anew) {}

    private final Stepper stepper;
    private final boolean longest;
    private final Allowance allowance;
    private final NodeSet from;
    private final NodeSet into;
    private final int stride;
    private final Map<State, Integer> offsets = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final int[] starts = new int[2 * Stepper.CONTEXTS];
    private int cells;
    private volatile int[] table;

    SpanCache(Program program, boolean longest, Allowance allowance) {
        this.longest = longest;
        this.allowance = allowance;
        stepper = new Stepper(program, false, longest);
        from = new NodeSet(program.size());
        into = new NodeSet(program.size());
        stride = program.alphabet().count() + 1;
        table = new int[4 * stride];
        boolean asserts = program.uses(Assertion.ALL);
        for (int i = 0; i < starts.length; i++) {
            boolean anew = i % 2 != 0;
            into.clear();
            if (!anew) {
                into.add(program.start());
            }
            starts[i] = intern(asserts ? i / 2 : Stepper.AFTER_OTHER, anew);
        }
    }

    /** The state of a first position in a context, where matches may begin later too or not. */
    int start(int context, boolean anew) {
        return starts[2 * context + (anew ? 1 : 0)];
    }

    int contextAfter(int ofClass) {
        return stepper.contextAfter(ofClass);
    }

    /** The newest table; not to be written to. */
    int[] table() {
        return table;
    }

    /** The state that a transition leads to. */
    static int state(int transition) {
        return (transition - 1) >> 1;
    }

    /** Whether a match ends before the code point of a transition. */
    static boolean matches(int transition) {
        return ((transition - 1) & 1) != 0;
    }

    /** The transition for a class of code points, or for the end of the text when that is the number of classes. */
    int next(int state, int column) {
        int known = table[state + column];
        return known != UNKNOWN ? known : resolve(state, column);
    }

    private synchronized int resolve(int state, int column) {
        State known = states.get((state / stride) - 1);
        from.clear();
        known.nodes.forEach(from::add);
        boolean end = column == stride - 1;
        boolean matched = stepper.pass(from, known.context, column, known.anew, into);
        int next = end ? DEAD : intern(stepper.contextAfter(column), known.anew && !matched);
        if (next == FULL) {
            return FULL;
        }
        int found = ((next << 1) | (matched ? 1 : 0)) + 1;
        table[state + column] = found;
        return found;
    }

    private int intern(int context, boolean anew) {
        int used = into.size();
        if (used == 0 && !anew) {
            return DEAD;
        }
        int[] nodes = new int[used];
        for (int i = 0; i < used; i++) {
            nodes[i] = into.at(i);
        }
        if (longest) {
            Arrays.sort(nodes);
        }
        State state = new State(Arrays.stream(nodes).boxed().toList(), context, anew);
        Integer offset = offsets.get(state);
        if (offset != null) {
            return offset;
        }
        int cost = stride + used;
        boolean first = states.size() < starts.length;
        boolean room = states.size() < MAX_STATES && cells + cost <= MAX_CELLS && allowance.take(cost, cells);
        if (!room && !first) {
            return FULL;
        }
        cells += cost;
        states.add(state);
        int fresh = states.size() * stride;
        if (fresh + stride > table.length) {
            table = Arrays.copyOf(table, 2 * table.length);
        }
        offsets.put(state, fresh);
        return fresh;
    }

    /** The cache is not used any more. */
    synchronized void drop() {
        allowance.giveBack(cells);
    }
}
