/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** How much one finding matters, from least to most. */
public enum FindingSeverity {
    /** A hint for a reviewer; many of them together do not make a medium. */
    LOW(0.05),
    /** Worth a look before the capability is trusted. */
    MEDIUM(0.25),
    /** Enough for quarantine on its own. */
    HIGH(0.60),
    /** No ordinary capability does this. */
    CRITICAL(0.85);

    private final double weight;

    FindingSeverity(double weight) {
        this.weight = weight;
    }

    /** What a finding of this severity and full confidence adds to the content score, as a probability. */
    public double weight() {
        return weight;
    }

    /** The band of a capability whose strongest finding is of this severity. */
    public Band band() {
        return switch (this) {
            case LOW -> Band.LOW;
            case MEDIUM -> Band.MEDIUM;
            case HIGH -> Band.HIGH;
            case CRITICAL -> Band.CRITICAL;
        };
    }

    /** The severity {@code levels} below this one; {@link #LOW} is the lowest. */
    public FindingSeverity lower(int levels) {
        FindingSeverity at = this;
        for (int i = 0; i < levels; i++) {
            at = switch (at) {
                case LOW, MEDIUM -> LOW;
                case HIGH -> MEDIUM;
                case CRITICAL -> HIGH;
            };
        }
        return at;
    }

    /** The next severity above this one; {@link #CRITICAL} stays. */
    public FindingSeverity raise() {
        return switch (this) {
            case LOW -> MEDIUM;
            case MEDIUM -> HIGH;
            case HIGH, CRITICAL -> CRITICAL;
        };
    }

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
