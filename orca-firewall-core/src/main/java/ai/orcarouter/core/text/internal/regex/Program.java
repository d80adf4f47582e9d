/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A nondeterministic automaton: instructions that consume a code point, fork, test or mark the position, or accept.
 * Immutable.
 *
 * <p>A program reads forwards or backwards. Backwards, sequences run from their end and begins and ends change places,
 * so that the machinery which runs a program needs to know nothing of it.
 */
final class Program {
    /** What an instruction does; bytes, because running a program reads one at every visit. */
    static final byte MATCH = 0;

    static final byte CHARS = 1;
    static final byte SPLIT = 2;
    static final byte ASSERTION = 3;
    static final byte MARK = 4;

    /** Operands of a {@link #MARK}: the captured group starts or ends here. */
    static final int GROUP_START = 0;

    static final int GROUP_END = 1;

    /** The instruction that accepts; there is one. */
    static final int ACCEPT = 0;

    private static final int NO_GROUP = -1;

    private final byte[] kinds;
    private final int[] next;
    private final int[] operand;
    private final boolean[][] accepts;
    private final Alphabet alphabet;
    private final int start;
    private final int assertions;
    private final boolean backwards;

    private Program(Builder builder, int start) {
        this.start = start;
        backwards = builder.backwards;
        kinds = Arrays.copyOf(builder.kinds, builder.size);
        next = Arrays.copyOf(builder.next, builder.size);
        operand = Arrays.copyOf(builder.operand, builder.size);
        assertions = builder.assertions;
        List<CharSet> sets = new ArrayList<>(builder.sets.keySet());
        List<CharSet> parting = new ArrayList<>(sets);
        if (uses(Assertion.BEGIN_LINE.bit() | Assertion.END_LINE.bit())) {
            parting.add(CharSet.NEWLINE);
        }
        if (uses(Assertion.WORDS)) {
            parting.add(CharSet.WORD);
        }
        alphabet = new Alphabet(parting);
        accepts = new boolean[sets.size()][alphabet.count()];
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < alphabet.count(); j++) {
                accepts[i][j] = sets.get(i).contains(alphabet.example(j));
            }
        }
    }

    /** The program of a syntax tree. */
    static Program of(Node root, boolean backwards) {
        return of(root, new Builder(backwards, NO_GROUP));
    }

    /** The program of a syntax tree that marks where a group starts and ends; none when the group is 0. */
    static Program marking(Node root, int group) {
        return of(root, new Builder(false, group));
    }

    private static Program of(Node root, Builder builder) {
        int match = builder.add(MATCH, 0, 0);
        return new Program(builder, root.write(builder, match));
    }

    int size() {
        return kinds.length;
    }

    int start() {
        return start;
    }

    /** Whether it reads from the end of a text to its start. */
    boolean isBackwards() {
        return backwards;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** Whether it has one of these assertions (a union of {@link Assertion#bit()}). */
    boolean uses(int bits) {
        return (assertions & bits) != 0;
    }

    byte kind(int instruction) {
        return kinds[instruction];
    }

    /** The instruction that follows, the preferred one of a {@link #SPLIT}. */
    int next(int instruction) {
        return next[instruction];
    }

    /** The other way out of a {@link #SPLIT}, the bit of an {@link #ASSERTION}, or what a {@link #MARK} marks. */
    int operand(int instruction) {
        return operand[instruction];
    }

    /** Whether a {@link #CHARS} instruction consumes code points of the class. */
    boolean accepts(int instruction, int ofClass) {
        return accepts[operand[instruction]][ofClass];
    }

    /** Takes instructions back to front. Not thread-safe. */
    static final class Builder {
        private final boolean backwards;
        private final int captured;
        private final Map<CharSet, Integer> sets = new LinkedHashMap<>();
        private byte[] kinds = new byte[32];
        private int[] next = new int[32];
        private int[] operand = new int[32];
        private int size;
        private int assertions;

        private Builder(boolean backwards, int captured) {
            this.backwards = backwards;
            this.captured = captured;
        }

        boolean isBackwards() {
            return backwards;
        }

        int chars(CharSet set, int then) {
            Integer index = sets.get(set);
            if (index == null) {
                index = sets.size();
                sets.put(set, index);
            }
            return add(CHARS, then, index);
        }

        int split(int then, int other) {
            return add(SPLIT, then, other);
        }

        /** Sets a way out of a split that was written before what it leads to: the preferred one, or the other. */
        void redirect(int split, int then, boolean preferred) {
            (preferred ? next : operand)[split] = then;
        }

        boolean captures(int group) {
            return group == captured;
        }

        int mark(int which, int then) {
            return add(MARK, then, which);
        }

        int assertion(Assertion assertion, int then) {
            int bit = (backwards ? assertion.mirrored() : assertion).bit();
            assertions |= bit;
            return add(ASSERTION, then, bit);
        }

        private int add(byte kind, int then, int other) {
            if (size == kinds.length) {
                kinds = Arrays.copyOf(kinds, 2 * size);
                next = Arrays.copyOf(next, 2 * size);
                operand = Arrays.copyOf(operand, 2 * size);
            }
            kinds[size] = kind;
            next[size] = then;
            operand[size] = other;
            return size++;
        }
    }
}
