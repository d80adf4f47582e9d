/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.List;

/**
 * A node of the syntax tree. Immutable.
 *
 * <p>Programs are written back to front: a node gets the instruction that follows it and returns the one to start with.
 */
abstract class Node {
    /** Counting stops here. */
    static final long HUGE = 1L << 40;

    private final long size;
    private final int height;
    private final long minLength;
    private final long maxLength;

    Node(long size, int height, long minLength, long maxLength) {
        this.size = Math.min(size, HUGE);
        this.height = height;
        this.minLength = Math.min(minLength, HUGE);
        this.maxLength = Math.min(maxLength, HUGE);
    }

    /** At least the number of instructions after repeats are written out, here and in RE2J; at most {@link #HUGE}. */
    final long size() {
        return size;
    }

    /** How deeply nodes are nested. */
    final int height() {
        return height;
    }

    /** How many code points a match has at least. */
    final long minLength() {
        return minLength;
    }

    /** How many code points a match has at most; {@link #HUGE} when there is no bound. */
    final long maxLength() {
        return maxLength;
    }

    /** Writes the node so that {@code next} follows it, and returns its first instruction. */
    abstract int write(Program.Builder program, int next);

    /** Tells which code points all matches share; anything uncertain is a gap. */
    void describe(RequiredLiteral literal) {
        literal.gap();
    }

    /** Adds the code points that matches consist of. */
    abstract void addChars(CharSet.Builder into);

    /** What matches start with. */
    abstract Prefixes prefixes();

    /** Whether it matches the empty string at every position. */
    abstract boolean matchesEmpty();

    /** Adds the parts of the outermost sequence, seen through groups. */
    void addItems(List<Node> items) {
        items.add(this);
    }

    /** The alternatives of the outermost choice, seen through groups. */
    List<Node> branches() {
        return List.of(this);
    }

    /** Whether it is a repeat of single code points. */
    boolean isRun() {
        return false;
    }

    /** Whether it prefers fewer times, if it is a repeat. */
    boolean isLazy() {
        return false;
    }

    /** Whether it is the end of the text. */
    boolean isEndOfText() {
        return false;
    }

    /** Whether there is only one way to match it, which marks nothing. */
    boolean isPlain() {
        return false;
    }

    static Node empty() {
        return new SequenceNode(List.of());
    }

    static Node chars(CharSet set) {
        return new CharsNode(set);
    }

    static Node assertion(Assertion assertion) {
        return new AssertionNode(assertion);
    }

    /** Capturing group number {@code group}. */
    static Node capture(Node body, int group) {
        return new CaptureNode(body, group);
    }

    static Node sequence(List<Node> parts) {
        return parts.size() == 1 ? parts.get(0) : new SequenceNode(parts);
    }

    /** The first branch is preferred to the second, and so on. */
    static Node choice(List<Node> branches) {
        return branches.size() == 1 ? branches.get(0) : new ChoiceNode(branches);
    }

    /**
     * {@code body} at least {@code min} and at most {@code max} times; a negative {@code max} is no bound.
     *
     * @param greedy whether more times are preferred to fewer
     */
    static Node repeat(Node body, int min, int max, boolean greedy) {
        return new RepeatNode(body, min, max, greedy);
    }
}
