/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.List;
import java.util.Optional;

/**
 * What a scan came to. It holds no times, so that two scans of the same files are equal.
 *
 * @param ruleset version of the rules
 * @param name the name that the manifest gives, or that of the folder
 * @param version the version that the manifest gives; empty for none
 * @param format what kind of package it is
 * @param contentHash SHA-256 over paths, modes, sizes and contents, in hexadecimal digits
 * @param declared what the manifest declares
 * @param used what its code and commands use
 * @param findings in the order of severity, then of place
 * @param content the score of what the files hold
 * @param product the score of the manifest
 * @param band the stricter of both scores' bands (SEMANTICS 9.2), after the floors
 * @param mode what the capability may do
 * @param scripts paths of code that the package brings, at most 500, the last of which may stand for all others
 * @param told what it tells the model before anything is called, at most 500
 * @param suppressed findings that a baseline takes out of the scores
 * @param gaps what could not be looked at; empty when the scan is complete
 */
public record SkillReport(
        String ruleset,
        String name,
        String version,
        SkillFormat format,
        String contentHash,
        SkillScope declared,
        SkillScope used,
        List<SkillFinding> findings,
        ContentScore content,
        ProductScore product,
        Band band,
        SkillMode mode,
        List<String> scripts,
        List<ToldText> told,
        List<SuppressedFinding> suppressed,
        List<String> gaps) {
    /** Copies the lists. */
    public SkillReport {
        findings = List.copyOf(findings);
        scripts = List.copyOf(scripts);
        told = List.copyOf(told);
        suppressed = List.copyOf(suppressed);
        gaps = List.copyOf(gaps);
    }

    /** Whether everything was looked at. */
    public boolean complete() {
        return gaps.isEmpty();
    }

    /** The score that the band comes from: that of the plane with the stricter band, the content's when both agree. */
    public int score() {
        return product.band().compareTo(content.band()) > 0 ? product.score() : content.score();
    }

    /** The strongest finding. */
    public Optional<SkillFinding> strongest() {
        return findings.stream().findFirst();
    }
}
