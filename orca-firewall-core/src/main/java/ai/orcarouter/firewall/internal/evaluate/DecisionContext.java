/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.evaluate;

import ai.orcarouter.firewall.spi.RunStateView;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is made with besides policy and call. Immutable.
 *
 * @param runs what the call's run has done; null when no rule may ask
 * @param sink told of every candidate rule; null when nobody asks for a trace
 * @param lift holds that a person has lifted
 */
public record DecisionContext(
        @Nullable RunStateView runs, @Nullable TraceSink sink, Lift lift) {
    /** No view of a run, no trace, no grants. */
    static final DecisionContext NONE = new DecisionContext(null, null, Lift.NONE);

    /** A context with a view of a run, without trace and grants. */
    public static DecisionContext of(@Nullable RunStateView runs) {
        return runs == null ? NONE : new DecisionContext(runs, null, Lift.NONE);
    }

    /** The same with a trace. */
    public DecisionContext tracedBy(TraceSink trace) {
        return new DecisionContext(runs, trace, lift);
    }

    /** The same with holds lifted. */
    public DecisionContext lifting(Lift granted) {
        return new DecisionContext(runs, sink, granted);
    }
}
