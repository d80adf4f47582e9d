/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names of one kind that a package uses, within bounds. Those that the operator approved and those that he did not have
 * bounds of their own, so that no number of approved names hides another.
 */
final class ScopeNames {
    /** The most of each. */
    static final int MAX = 500;

    private final @Nullable Predicate<String> approved;
    private final Set<String> all = new HashSet<>();
    private int known;

    ScopeNames(@Nullable Predicate<String> approved) {
        this.approved = approved;
    }

    /** Takes a name; false when there is no room for it. */
    boolean add(String name) {
        if (all.contains(name)) {
            return true;
        }
        boolean isKnown = approved != null && approved.test(name);
        if ((isKnown ? known : all.size() - known) >= MAX) {
            return false;
        }
        known += isKnown ? 1 : 0;
        return all.add(name);
    }

    Set<String> all() {
        return all;
    }
}
