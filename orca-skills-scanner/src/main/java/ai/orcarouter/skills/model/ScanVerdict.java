/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.Locale;

/** What the passes over the manifest came to (REFERENCE 6.2). */
public enum ScanVerdict {
    /** Neither warnings nor errors. */
    CLEAN,
    /** At least one warning. */
    FLAGGED,
    /** At least one error. */
    BLOCKED;

    /** The mode that the verdict alone leads to (REFERENCE 6.4). */
    public SkillMode mode() {
        return switch (this) {
            case CLEAN -> SkillMode.ALLOW;
            case FLAGGED -> SkillMode.QUARANTINE;
            case BLOCKED -> SkillMode.BLOCK;
        };
    }

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
