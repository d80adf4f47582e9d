/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a skill record.
 *
 * @param version its number; they only grow, also over a deletion
 * @param deletion whether the record was deleted by it
 * @param author id of the actor who made it
 * @param time when
 * @param recordOrNull what it said; null for a deletion and for one that cannot be read
 */
public record SkillVersion(
        long version,
        boolean deletion,
        String author,
        Instant time,
        @Nullable SkillRecord recordOrNull) {
    /** What it said; empty for a deletion and for one that cannot be read. */
    public Optional<SkillRecord> record() {
        return Optional.ofNullable(recordOrNull);
    }
}
