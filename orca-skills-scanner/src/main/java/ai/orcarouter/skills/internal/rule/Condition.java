/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import java.util.List;

/**
 * That a term occurs somewhere about a match.
 *
 * @param terms indexes of terms of which one must occur
 * @param reach where
 * @param distance characters, for {@link Reach#AROUND}, {@link Reach#AFTER} and {@link Reach#BEFORE}
 */
record Condition(List<Integer> terms, Reach reach, int distance) {
    /** Where a term must occur. */
    enum Reach {
        /** On the same line. */
        LINE,
        /** In the same segment. */
        SEGMENT,
        /** In the same file. */
        FILE,
        /** Anywhere in the package. */
        PACKAGE,
        /** Before or behind. */
        AROUND,
        /** Behind. */
        AFTER,
        /** Before. */
        BEFORE
    }
}
