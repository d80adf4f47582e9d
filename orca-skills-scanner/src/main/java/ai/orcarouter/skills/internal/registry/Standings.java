/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.registry;

import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.SkillStanding.Mode;

/** Which standing restricts more. */
public final class Standings {
    private Standings() {}

    /** The stricter of two standings; of equally strict ones the first. */
    public static SkillStanding stricter(SkillStanding first, SkillStanding second) {
        return rank(second.mode()) > rank(first.mode()) ? second : first;
    }

    private static int rank(Mode mode) {
        return switch (mode) {
            case ALLOW -> 0;
            case UNATTRIBUTED -> 1;
            case QUARANTINE -> 2;
            case BLOCK -> 3;
        };
    }
}
