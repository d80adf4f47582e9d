/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import ai.orcarouter.skills.model.SkillFinding;
import ai.orcarouter.skills.model.SuppressedFinding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Findings, and what somebody accepts of them.
 *
 * @param findings what counts
 * @param suppressed what does not
 * @param manifest why a finding of the manifest is accepted; empty when it is not
 */
public record Judged(
        List<SkillFinding> findings,
        List<SuppressedFinding> suppressed,
        Function<ManifestFinding, Optional<String>> manifest) {}
