/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Locale;
import java.util.Optional;

/** What a rule says or a decision is (REFERENCE 2.7), least severe first. */
public enum Verdict {
    /**
     * Only in rules: {@link #ALLOW} while the run is under its budget, {@link #DENY} past it. Never the verdict of a
     * decision.
     */
    CAP_COST,
    /** Passes. */
    ALLOW,
    /** Passes, recorded for review. */
    AUDIT,
    /** Passes with redacted arguments. */
    SANITIZE,
    /** Held for a person. */
    PENDING_APPROVAL,
    /** Blocked. */
    DENY;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** Whether the call may go on, possibly with redacted arguments. */
    public boolean passes() {
        return this == ALLOW || this == AUDIT || this == SANITIZE;
    }

    /**
     * Whether a rule with this verdict restricts calls: {@code deny}, {@code sanitize} and {@code pending_approval}.
     * Uncertainty in such a rule counts against the call (SEMANTICS 1.2, 1.3).
     */
    public boolean restricts() {
        return this == DENY || this == SANITIZE || this == PENDING_APPROVAL;
    }

    /** The more severe of two: deny, then pending_approval, sanitize, audit, allow. */
    public Verdict orStricter(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The verdict with that name in documents. */
    public static Optional<Verdict> fromWire(String name) {
        for (Verdict verdict : values()) {
            if (verdict.wire.equals(name)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
