/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import ai.orcarouter.skills.model.ProductScore.ManifestFinding;
import java.util.List;

/**
 * What a skill record keeps of the newest scan: which content was seen, by which rules, and what came of it.
 *
 * @param ruleset version of the rules
 * @param version the version that the manifest gave; empty for none
 * @param contentHash hash of what was scanned
 * @param format what kind of package it was
 * @param score from 0 to 100, that of the plane with the stricter band
 * @param band the risk band
 * @param verdict what the findings of the manifest came to
 * @param complete whether everything was looked at
 * @param publisher the trusted publisher whose signature verified; empty for none
 * @param manifestFindings what the six passes over the manifest found
 * @param findings what the rules found, strongest first, at most {@link #MAX_FINDINGS}
 * @param declared what the manifest declares
 * @param used what code and commands use
 * @param scripts paths of code
 * @param changes what differs from the content that was reviewed last, or else registered
 * @param told what the model is told; empty in records of scans that did not keep it
 */
public record SkillPin(
        String ruleset,
        String version,
        String contentHash,
        SkillFormat format,
        int score,
        Band band,
        ScanVerdict verdict,
        boolean complete,
        String publisher,
        List<ManifestFinding> manifestFindings,
        List<PinnedFinding> findings,
        SkillScope declared,
        SkillScope used,
        List<String> scripts,
        List<SkillChange> changes,
        List<ToldText> told) {
    /** The most findings that are kept: 300. */
    public static final int MAX_FINDINGS = 300;

    /** Copies the lists. */
    public SkillPin {
        manifestFindings = List.copyOf(manifestFindings);
        findings = findings.stream().limit(MAX_FINDINGS).toList();
        scripts = List.copyOf(scripts);
        changes = List.copyOf(changes);
        told = List.copyOf(told);
    }

    /**
     * What is kept of a report.
     *
     * @param publisher the trusted publisher whose signature verified; empty for none
     * @param changes what differs from the content before
     */
    public static SkillPin of(SkillReport report, String publisher, List<SkillChange> changes) {
        return new SkillPin(
                report.ruleset(),
                report.version(),
                report.contentHash(),
                report.format(),
                report.score(),
                report.band(),
                report.product().verdict(),
                report.complete(),
                publisher,
                report.product().findings(),
                report.findings().stream().map(PinnedFinding::of).toList(),
                report.declared(),
                report.used(),
                report.scripts(),
                changes,
                report.told());
    }

    /** The same scan with other changes. */
    SkillPin withChanges(List<SkillChange> other) {
        return copy(band, complete, other);
    }

    private SkillPin copy(Band risk, boolean whole, List<SkillChange> differences) {
        return new SkillPin(
                ruleset,
                version,
                contentHash,
                format,
                score,
                risk,
                verdict,
                whole,
                publisher,
                manifestFindings,
                findings,
                declared,
                used,
                scripts,
                differences,
                told);
    }

    /** The same scan as one that could not look at everything. */
    public SkillPin incomplete() {
        return copy(band.stricter(Band.MEDIUM), false, changes);
    }

    /** The mode that band and verdict lead to, without any floor (REFERENCE 6.4). */
    public SkillMode derived() {
        return band.mode().stricter(verdict.mode());
    }
}
