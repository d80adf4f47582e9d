/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import org.jspecify.annotations.Nullable;

/**
 * One ordered rule; the first that matches a call decides it.
 *
 * @param index place in the order, from 0
 * @param glob {@code *}, {@code server.*}, {@code *.suffix} or an exact tool name
 * @param roleOrNull role the caller must have, null for any
 * @param predicateOrNull test on the arguments, null for none
 * @param allow the verdict
 */
public record Rule(
        int index,
        String glob,
        @Nullable String roleOrNull,
        @Nullable Predicate predicateOrNull,
        boolean allow) {
    /** Whether the glob takes every tool. */
    public boolean any() {
        return glob.equals("*");
    }

    /** Whether the glob is {@code server.*}. */
    public boolean prefix() {
        return !any() && glob.endsWith("*");
    }

    /** Whether the glob is {@code *.suffix}. */
    public boolean suffix() {
        return !any() && glob.startsWith("*");
    }

    /** Whether the glob is a tool name. */
    public boolean exact() {
        return glob.indexOf('*') < 0;
    }

    /** The glob without its star. */
    public String literal() {
        return glob.replace("*", "");
    }

    boolean admits(Call call) {
        return (roleOrNull == null || roleOrNull.equals(call.role()))
                && (predicateOrNull == null || predicateOrNull.test(call.arguments()));
    }
}
