/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.internal.score.Judged;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SuppressedFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells findings that a baseline accepts from those that count. */
final class Accepted {
    private Accepted() {}

    /**
     * What is accepted of a scan.
     *
     * @param skill the name that the scan gave
     * @param contentHash of what was scanned
     */
    static Judged of(
            List<SkillFinding> all,
            String skill,
            String contentHash,
            @Nullable SkillBaseline baseline,
            LocalDate today) {
        if (baseline == null) {
            return new Judged(all, List.of(), finding -> Optional.empty());
        }
        List<SkillFinding> findings = new ArrayList<>();
        List<SuppressedFinding> suppressed = new ArrayList<>();
        for (SkillFinding finding : all) {
            Optional<String> reason = baseline.reason(skill, finding, today);
            if (reason.isPresent()) {
                suppressed.add(new SuppressedFinding(finding, reason.get()));
            } else {
                findings.add(finding);
            }
        }
        return new Judged(findings, suppressed, finding -> baseline.reason(skill, finding, contentHash, today));
    }
}
