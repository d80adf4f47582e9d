/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a person has looked at a capability. It counts for the content that was looked at and for no other.
 *
 * @param by id of the actor
 * @param at when, cut to microseconds
 * @param contentHash what was looked at
 * @param note what the reviewer says; may be empty
 */
public record SkillReview(String by, Instant at, String contentHash, String note) {
    /** Cuts the time. */
    public SkillReview {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
