/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** The risk band of a capability (REFERENCE 6.3), from least to most. */
public enum Band {
    /** Nothing that needs a look. */
    LOW,
    /** Something to read before it is trusted. */
    MEDIUM,
    /** Held until a person has looked. */
    HIGH,
    /** Refused. */
    CRITICAL;

    /** The band of a product score: up to 25 low, 50 medium, 75 high (REFERENCE 6.3). */
    public static Band ofProductScore(int score) {
        return of(score, 26, 51, 76);
    }

    /** The band of a content score: below 20 low, 50 medium, 80 high (SEMANTICS 9.2). */
    public static Band ofContentScore(int score) {
        return of(score, 20, 50, 80);
    }

    private static Band of(int score, int medium, int high, int critical) {
        if (score >= critical) {
            return CRITICAL;
        }
        if (score >= high) {
            return HIGH;
        }
        return score >= medium ? MEDIUM : LOW;
    }

    /** The stricter of two bands. */
    public Band stricter(Band other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The mode that the band alone leads to (REFERENCE 6.4). */
    public SkillMode mode() {
        return switch (this) {
            case LOW, MEDIUM -> SkillMode.ALLOW;
            case HIGH -> SkillMode.QUARANTINE;
            case CRITICAL -> SkillMode.BLOCK;
        };
    }

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
