/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SuppressedFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Findings, and those among them that a baseline accepts.
 *
 * @param findings what counts
 * @param suppressed what does not
 */
record Accepted(List<SkillFinding> findings, List<SuppressedFinding> suppressed) {
    static Accepted of(List<SkillFinding> all, String skill, @Nullable SkillBaseline baseline, LocalDate today) {
        if (baseline == null) {
            return new Accepted(all, List.of());
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
        return new Accepted(findings, suppressed);
    }
}
