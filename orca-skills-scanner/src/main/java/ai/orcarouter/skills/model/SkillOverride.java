/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mode that an operator gave a capability in place of the derived one. As a relaxation it ends when it expires,
 * when the content changes, and when a later scan of the same content is stricter than what the operator saw, and does
 * not count while the clock is behind the time that it was given; as a restriction it ends only when it expires or is
 * cleared (REFERENCE 6.4, SEMANTICS 9). It does not stand in for the review of what was only seen at run time.
 *
 * @param mode what the capability may do
 * @param reason why, for people
 * @param by id of the actor
 * @param at when, cut to microseconds
 * @param expiresOrNull when it ends; null for never
 * @param contentHash the content that it was given for
 * @param replaced the mode that it took the place of
 */
public record SkillOverride(
        SkillMode mode,
        String reason,
        String by,
        Instant at,
        @Nullable Instant expiresOrNull,
        String contentHash,
        SkillMode replaced) {
    /** Cuts the times. */
    public SkillOverride {
        at = at.truncatedTo(ChronoUnit.MICROS);
        expiresOrNull = expiresOrNull == null ? null : expiresOrNull.truncatedTo(ChronoUnit.MICROS);
    }

    /** When it ends; empty for never. */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expiresOrNull);
    }

    /** Whether it has ended by then. */
    public boolean isExpired(Instant now) {
        return expiresOrNull != null && !now.isBefore(expiresOrNull);
    }
}
