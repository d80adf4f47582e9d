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
 */
public record SkillExamination(SkillReport report, List<Excerpt> excerpts) {
    /** Copies the list. */
    public SkillExamination {
        excerpts = List.copyOf(excerpts);
    }
}
