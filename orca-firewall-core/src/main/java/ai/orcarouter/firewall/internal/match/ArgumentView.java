/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.PathSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call as the clauses of one policy see them: every path is followed once, every expensive test is
 * made once. Reusable, not thread-safe.
 */
public final class ArgumentView {
    private final PathSet.Reader reader;
    private final byte[] memo;
    private final int[] memoCall;
    private int call;

    /** A view for a policy with these paths. */
    public ArgumentView(PathSet paths, int memoCount) {
        reader = paths.newReader();
        memo = new byte[memoCount];
        memoCall = new int[memoCount];
    }

    /** Turns to another call's arguments; false when they are not acceptable JSON. */
    public boolean bind(Arguments arguments) {
        if (++call == 0) {
            java.util.Arrays.fill(memoCall, 0);
            call = 1;
        }
        return reader.bind(arguments);
    }

    /** Lets go of the arguments. */
    public void release() {
        reader.release();
    }

    /** The value at a path without wildcard, or a sentinel of {@link PathSet}. */
    public @Nullable Object value(int path) {
        return reader.value(path);
    }

    /** Tests one clause; the result is a {@link Truth}. */
    public int test(Clause clause) {
        int truth = clause.memo == Clause.NO_MEMO ? plain(clause) : remembered(clause);
        return clause.negated ? Truth.not(truth) : truth;
    }

    private int remembered(Clause clause) {
        int slot = clause.memo;
        if (memoCall[slot] != call) {
            memo[slot] = (byte) plain(clause);
            memoCall[slot] = call;
        }
        return memo[slot];
    }

    private int plain(Clause clause) {
        if (clause.wild) {
            return some(clause);
        }
        return one(clause.test, reader.value(clause.path));
    }

    static int one(@Nullable ValueTest test, @Nullable Object value) {
        if (value == PathSet.NO_ELEMENTS) {
            return Truth.FALSE;
        }
        if (value == PathSet.MISSING || value == PathSet.NO_ARRAY) {
            return test == null ? Truth.FALSE : Truth.UNRESOLVED;
        }
        return test == null ? Truth.TRUE : test.test(value);
    }

    private int some(Clause clause) {
        int best = Truth.UNRESOLVED;
        for (Object value : reader.values(clause.path)) {
            best = Math.max(best, one(clause.test, value));
        }
        return best;
    }
}
