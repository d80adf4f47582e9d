/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What skill governance says about one call (REFERENCE 6.4, 6.5).
 *
 * @param skillOrNull name of the owning skill when there is one
 * @param mode what the skill may do
 */
public record SkillStanding(@Nullable String skillOrNull, Mode mode) {
    /** What an owning skill may do. */
    public enum Mode {
        /** The rules decide. */
        ALLOW,
        /** Anything short of deny is held. */
        QUARANTINE,
        /** Denied, whatever the rules say. */
        BLOCK,
        /** The owner could not be told: held. */
        UNATTRIBUTED
    }

    private static final SkillStanding UNGOVERNED = new SkillStanding(null, Mode.ALLOW);
    private static final SkillStanding UNATTRIBUTED = new SkillStanding(null, Mode.UNATTRIBUTED);

    /** Checks that there is a mode. */
    public SkillStanding {
        Objects.requireNonNull(mode, "mode");
    }

    /** No skill owns the call. */
    public static SkillStanding ungoverned() {
        return UNGOVERNED;
    }

    /** The owner could not be told. */
    public static SkillStanding unattributed() {
        return UNATTRIBUTED;
    }

    /** Name of the owning skill when there is one. */
    public Optional<String> skill() {
        return Optional.ofNullable(skillOrNull);
    }
}
