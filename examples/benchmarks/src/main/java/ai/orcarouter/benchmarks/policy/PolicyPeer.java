/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

/**
 * One engine that has taken the rules of a workload and decides calls. Not thread-safe unless its factory says so.
 *
 * @param <R> the engine's own form of a call
 */
public interface PolicyPeer<R> {
    /** {@link #firstMatch} of an engine that cannot tell. */
    int UNKNOWN = -2;

    /** Turns a call into the engine's own form; outside the timed part. */
    R prepare(Call call);

    /** Whether the first matching rule allows; false when none matches. */
    boolean allow(R request);

    /** Index of the first matching rule, -1 when none matches, {@link #UNKNOWN} when the engine cannot tell. */
    default int firstMatch(R request) {
        return UNKNOWN;
    }

    /** Whether it answers the whole question; a floor does not. */
    default boolean complete() {
        return true;
    }
}
