/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.Excerpt;
import ai.orcarouter.skills.model.SkillReport;
import java.util.List;

/**
 * A report with the lines around each finding.
 *
 * @param report what the scan came to
 * @param excerpts one for each finding of the report, in its order; an empty one for what has no lines
 * @param steps for each finding the lines of its own place and of each related one, in order; empty for a finding
 *     without related places
 */
public record SkillExamination(SkillReport report, List<Excerpt> excerpts, List<List<Excerpt>> steps) {
    /** Copies the lists. */
    public SkillExamination {
        excerpts = List.copyOf(excerpts);
        steps = steps.stream().map(List::copyOf).toList();
    }

    /** A report without lines. */
    public static SkillExamination of(SkillReport report) {
        return new SkillExamination(report, List.of(), List.of());
    }
}
