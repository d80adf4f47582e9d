/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import org.jspecify.annotations.Nullable;

/**
 * Which skills to list.
 *
 * @param kindOrNull only of this kind; null for all
 * @param originOrNull only from there; null for all
 */
public record SkillQuery(
        @Nullable SkillKind kindOrNull, @Nullable SkillOrigin originOrNull) {
    private static final SkillQuery ALL = new SkillQuery(null, null);

    /** All of them. */
    public static SkillQuery all() {
        return ALL;
    }

    /** The same of one kind only. */
    public SkillQuery kind(SkillKind kind) {
        return new SkillQuery(kind, originOrNull);
    }

    /** The same from one origin only. */
    public SkillQuery origin(SkillOrigin origin) {
        return new SkillQuery(kindOrNull, origin);
    }

    /** Whether a record is among them. */
    public boolean fits(SkillRecord record) {
        return (kindOrNull == null || record.kind() == kindOrNull)
                && (originOrNull == null || record.origin() == originOrNull);
    }
}
