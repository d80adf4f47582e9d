/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.Band;
import ai.orcarouter.skills.model.ScanVerdict;
import ai.orcarouter.skills.model.SkillPin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.SkillSummary;
import java.time.Instant;

/** What everybody may see of a record. */
final class SkillSummaries {
    private static final int UNKNOWN = 100;

    private SkillSummaries() {}

    static SkillSummary of(SkillRecord record, long version, Instant now) {
        SkillPin pin = record.pinOrNull();
        return new SkillSummary(
                record.name(),
                record.kind(),
                record.origin(),
                record.effective(now),
                pin == null ? Band.CRITICAL : pin.band(),
                pin == null ? UNKNOWN : pin.score(),
                pin == null ? ScanVerdict.BLOCKED : pin.verdict(),
                pin != null,
                record.isReviewed(),
                record.override().filter(each -> !each.isExpired(now)).isPresent(),
                version);
    }
}
