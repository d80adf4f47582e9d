/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.match;

import org.jspecify.annotations.Nullable;

/** A test on one JSON value; the result is a {@link Truth}. Immutable. */
public abstract class ValueTest {
    /** How expensive a test is compared with others; cheap ones are asked first. */
    enum Cost {
        /** A comparison. */
        CHEAP(1),
        /** A scan of the value. */
        SCAN(10),
        /** A parse or an automaton. */
        HEAVY(100);

        final int weight;

        Cost(int weight) {
            this.weight = weight;
        }
    }

    private final Cost cost;

    ValueTest(Cost cost) {
        this.cost = cost;
    }

    /** Tests a value that exists; {@code null} is JSON's null. */
    abstract int test(@Nullable Object value);

    final Cost cost() {
        return cost;
    }

    /** Whether it can come out as {@link Truth#ERROR}. */
    boolean canFail() {
        return false;
    }
}
