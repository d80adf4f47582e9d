/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * A finding as a skill record keeps it.
 *
 * @param rule the rule's id
 * @param severity how much it mattered
 * @param message what was seen
 * @param file where
 * @param line the line, from 1; 0 for the file as a whole
 * @param fingerprint identifies it across versions
 */
public record PinnedFinding(
        String rule, FindingSeverity severity, String message, String file, int line, String fingerprint) {
    /** What is kept of a finding. */
    public static PinnedFinding of(SkillFinding finding) {
        return new PinnedFinding(
                finding.rule(),
                finding.severity(),
                finding.message(),
                finding.span().file(),
                finding.span().line(),
                finding.fingerprint());
    }
}
