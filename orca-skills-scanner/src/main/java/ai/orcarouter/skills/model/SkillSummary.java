/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

/**
 * A line in the list of skills, without findings, for everybody (REFERENCE 6.6).
 *
 * @param name identifies it
 * @param kind what it is
 * @param origin where it came from
 * @param effective what it may do now
 * @param band risk band of the newest scan; critical for one that was never scanned
 * @param score of the newest scan; 100 for one that was never scanned
 * @param verdict of the newest scan; blocked for one that was never scanned
 * @param scanned whether there is a scan
 * @param reviewed whether a person has looked at just this content
 * @param overridden whether an operator set the mode
 * @param version of its document
 */
public record SkillSummary(
        String name,
        SkillKind kind,
        SkillOrigin origin,
        SkillMode effective,
        Band band,
        int score,
        ScanVerdict verdict,
        boolean scanned,
        boolean reviewed,
        boolean overridden,
        long version) {}
