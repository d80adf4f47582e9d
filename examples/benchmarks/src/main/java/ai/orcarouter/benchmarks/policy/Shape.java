/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

/** Which conditions the rules of a {@link PolicyWorkload} carry. */
public enum Shape {
    /** Tool globs, roles and predicates. */
    FULL,
    /** As {@link #FULL}, with an equals test on the same path in place of each regex. */
    NO_REGEX,
    /** Exact names, {@code server.*} and {@code *.suffix} alone; {@code *} would decide everything and is left out. */
    NAMES
}
