/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states of the deterministic automaton that texts have needed so far, and the transitions between them.
 *
 * <p>A state is named by the offset of its row in {@link #table()}; its transition for a class of code points stands at
 * that offset plus the class, the one for the end of the text behind the last class. A cell holds {@link #UNKNOWN}, the
 * next state, {@link #MATCH} or {@link #DEAD}.
 *
 * <p>Thread-safe. Readers take no lock: a cell changes once, from {@link #UNKNOWN} to its final value, and a value
 * means the same in every later table, so a reader that still sees an old cell only asks again under the lock. The
 * reference to the table is volatile for one reason: no thread may see a state and after it a table without its row.
 */
final class StateCache {
    static final int UNKNOWN = 0;
    static final int MATCH = -1;
    static final int DEAD = -2;
    static final int FULL = -3;

    /** States of one cache. */
    static final int MAX_STATES = 1_000;

    /** Numbers kept for one cache, in table rows and in states: 512 KiB. */
    static final int MAX_CELLS = 1 << 17;

    /** A sorted set of instructions and what came before it. */
    private static final class State {
        private final int[] nodes;
        private final int context;
        private final int hash;

        private State(int[] nodes, int context) {
            this.nodes = nodes;
            this.context = context;
            hash = (31 * Arrays.hashCode(nodes)) + context;
        }

        @Override
        public boolean equals(Object other) {
            return (other instanceof State state) && context == state.context && Arrays.equals(nodes, state.nodes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Stepper stepper;
    private final NodeSet from;
    private final NodeSet into;
    private final boolean anchored;
    private final int stride;
    private final Map<State, Integer> offsets = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final @Nullable Allowance allowance;
    private final int[] starts = new int[Stepper.CONTEXTS];
    private final int anyStart;
    private int cells;
    private volatile int[] table;

    /** For searches of whole texts. */
    StateCache(Program program) {
        this(program, true, null);
    }

    /**
     * The same for searches where a match may begin at the first position only, unless they restart.
     *
     * @param allowance what all cells are taken from, if anything
     */
    StateCache(Program program, boolean restarts, @Nullable Allowance allowance) {
        this.allowance = allowance;
        stepper = new Stepper(program, restarts);
        from = new NodeSet(program.size());
        into = new NodeSet(program.size());
        anchored = stepper.isAnchored();
        stride = program.alphabet().count() + 1;
        table = new int[4 * stride];
        for (int context = 0; context < starts.length; context++) {
            starts[context] = stepper.start(context, into) ? MATCH : intern(context);
        }
        int first = starts[0];
        anyStart = Arrays.stream(starts).allMatch(start -> start == first) ? first : UNKNOWN;
    }

    /** The state before the first code point; {@link #MATCH} or {@link #DEAD} when every text has the same answer. */
    int start() {
        return start(Stepper.AT_START);
    }

    /** The state of a first position in a context; {@link #MATCH} or {@link #DEAD} when the text does not matter. */
    int start(int context) {
        return starts[context];
    }

    /** The state of a first position whatever comes before it, or {@link #UNKNOWN} when that matters. */
    int anyStart() {
        return anyStart;
    }

    /** The context of a position after a code point of the class. */
    int contextAfter(int ofClass) {
        return stepper.contextAfter(ofClass);
    }

    /** Whether a search can only succeed from the start of the text. */
    boolean isAnchored() {
        return anchored;
    }

    /** The newest table; not to be written to. */
    int[] table() {
        return table;
    }

    /** States made so far. */
    synchronized int size() {
        return states.size();
    }

    /** The transition from a state as {@link #resolve} gives it, without the lock when the table has it. */
    int next(int state, int column) {
        int known = table[state + column];
        return known != UNKNOWN ? known : resolve(state, column);
    }

    /**
     * The transition from a state for a class of code points, or for the end of the text when {@code column} is the
     * number of classes. {@link #FULL} when it leads to a state for which there is no room.
     */
    private synchronized int resolve(int state, int column) {
        int known = table[state + column];
        if (known != UNKNOWN) {
            return known;
        }
        int context = load(state, from);
        int found;
        if (column == stride - 1) {
            found = stepper.matchesAtEnd(from, context) ? MATCH : DEAD;
        } else if (stepper.step(from, context, column, into)) {
            found = MATCH;
        } else {
            found = intern(stepper.contextAfter(column));
        }
        if (found != FULL) {
            table[state + column] = found;
        }
        return found;
    }

    /** Fills {@code set} with the instructions of a state and returns its context. */
    synchronized int load(int state, NodeSet set) {
        State stored = states.get((state / stride) - 1);
        set.clear();
        for (int node : stored.nodes) {
            set.add(node);
        }
        return stored.context;
    }

    private boolean hasRoom(int cost) {
        return states.size() < MAX_STATES
                && cells + cost <= MAX_CELLS
                && (allowance == null || allowance.take(cost, cells));
    }

    /** The cache is not used any more. */
    synchronized void drop() {
        if (allowance != null) {
            allowance.giveBack(cells);
        }
    }

    private int intern(int context) {
        int[] kept = new int[into.size()];
        int used = 0;
        boolean pending = false;
        for (int i = 0; i < into.size(); i++) {
            int node = into.at(i);
            if (stepper.isKept(node)) {
                kept[used++] = node;
                pending |= stepper.isPending(node);
            }
        }
        if (used == 0 && anchored) {
            return DEAD;
        }
        int[] nodes = Arrays.copyOf(kept, used);
        Arrays.sort(nodes);
        State state = new State(nodes, pending ? context : Stepper.AFTER_OTHER);
        Integer offset = offsets.get(state);
        if (offset != null) {
            return offset;
        }
        int cost = stride + used;
        if (!hasRoom(cost) && states.size() >= starts.length) {
            return FULL;
        }
        cells += cost;
        states.add(state);
        // Row 0 stays empty, so that no state is called UNKNOWN.
        int fresh = states.size() * stride;
        if (fresh + stride > table.length) {
            table = Arrays.copyOf(table, 2 * table.length);
        }
        offsets.put(state, fresh);
        return fresh;
    }
}
