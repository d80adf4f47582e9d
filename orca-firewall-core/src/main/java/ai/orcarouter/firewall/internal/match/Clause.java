/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.PathSet;
import org.jspecify.annotations.Nullable;

/** One compiled argument clause. Immutable; made by {@link ClauseCompiler}. */
public final class Clause {
    static final int NO_MEMO = -1;

    /** More than any test on a single value. */
    private static final int WILD = 1000;

    final int path;
    final boolean wild;
    final boolean negated;
    /** Null for {@code exists}, which asks for the path alone. */
    final @Nullable ValueTest test;
    /** Slot in which the result is kept during one call, for tests worth keeping. */
    final int memo;

    private final String text;

    Clause(int path, boolean wild, boolean negated, @Nullable ValueTest test, int memo, String text) {
        this.path = path;
        this.wild = wild;
        this.negated = negated;
        this.test = test;
        this.memo = memo;
        this.text = text;
    }

    /** Whether it is too dear to ask more than once a call, or asks for many values. */
    public boolean isHeavy() {
        return wild || memo != NO_MEMO;
    }

    /**
     * Tests the clause, which is not {@linkplain #isHeavy() heavy}; the result is a {@link Truth}.
     *
     * @param arguments which hold a {@linkplain PathSet#hasTree tree}
     */
    public int test(PathSet paths, Arguments arguments) {
        int truth = ArgumentView.one(test, paths.valueIn(arguments, path));
        return negated ? Truth.not(truth) : truth;
    }

    int cost() {
        int own = test == null ? 0 : test.cost().weight;
        return wild ? own + WILD : own;
    }

    /** Whether it can come out as {@link Truth#ERROR}. */
    public boolean canFail() {
        return test != null && test.canFail();
    }

    /** Whether it is plain equality with a string, so that rules can be found by the value. */
    public boolean isTextEquality() {
        return !negated && !wild && test instanceof ScalarTests.TextEq;
    }

    /** The string of a {@linkplain #isTextEquality() text equality}. */
    public String textOperand() {
        return test instanceof ScalarTests.TextEq eq ? eq.operand : "";
    }

    /** The path's number in the policy. */
    public int path() {
        return path;
    }

    /** As the author wrote it, for traces. */
    @Override
    public String toString() {
        return text;
    }
}
