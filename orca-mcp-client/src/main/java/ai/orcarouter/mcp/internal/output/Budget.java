/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

/**
 * What one check may cost. Schemas can be written so that a small result takes exponentially long, by references in
 * alternatives, or forever, by a reference to itself: both sides come from a server. Not thread-safe.
 */
final class Budget {
    private static final long STEPS = 2_000_000;
    private static final int DEPTH = 400;

    /** How many evaluations a step may look back over. */
    private static final int GLANCE = 8;

    private final boolean limited;
    private long steps;
    private long evaluations;
    private int depth;
    private int nodes;

    private Budget(boolean limited) {
        this.limited = limited;
    }

    /** For the check of one result. */
    static Budget ofCheck() {
        return new Budget(true);
    }

    /** For the nodes of a schema, which are read once; their number is limited as that of any message. */
    static Budget unlimited() {
        return new Budget(false);
    }

    boolean isLimited() {
        return limited;
    }

    /** A number that no other node of the same check has. */
    int nextNode() {
        return ++nodes;
    }

    void step() {
        spend(1);
    }

    private void spend(long cost) {
        steps += cost;
        if (limited && steps > STEPS) {
            throw new UncheckableException("the check takes too long");
        }
    }

    /** Before a keyword is evaluated; {@link #leave} follows. */
    void enter() {
        step();
        evaluations++;
        depth++;
        if (limited && depth > DEPTH) {
            throw new UncheckableException("the check takes too long");
        }
    }

    void leave() {
        depth--;
    }

    /** Before something that looks at all evaluations so far. */
    void lookBack() {
        spend(evaluations / GLANCE);
    }
}
