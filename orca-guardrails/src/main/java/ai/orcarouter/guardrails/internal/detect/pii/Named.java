/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** The kinds whose own words stand somewhere. One thread at a time. */
final class Named {
    /** More kinds than this do not fit. */
    static final int CAPACITY = 128;

    private long low;
    private long high;

    void clear() {
        low = 0;
        high = 0;
    }

    void add(int kind) {
        if (kind < 64) {
            low |= 1L << kind;
        } else {
            high |= 1L << (kind - 64);
        }
    }

    void addAll(Named other) {
        low |= other.low;
        high |= other.high;
    }

    void remove(int kind) {
        if (kind < 64) {
            low &= ~(1L << kind);
        } else {
            high &= ~(1L << (kind - 64));
        }
    }

    boolean has(int kind) {
        return ((kind < 64 ? low >>> kind : high >>> (kind - 64)) & 1) != 0;
    }

    boolean hasAny(Named others) {
        return ((low & others.low) | (high & others.high)) != 0;
    }

    boolean isEmpty() {
        return (low | high) == 0;
    }
}
