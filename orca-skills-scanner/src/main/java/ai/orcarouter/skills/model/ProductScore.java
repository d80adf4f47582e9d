/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.List;

/**
 * The score of the manifest: documented weights that are added up (REFERENCE 6.2 and 6.3).
 *
 * @param score from 0 to 100
 * @param band by the cuts 25, 50 and 75
 * @param verdict what the findings of the manifest came to
 * @param findings what the six passes found
 * @param parts the weights that applied, in the order of REFERENCE 6.3
 * @param accepted findings of the six passes that a baseline accepts; they count for nothing
 */
public record ProductScore(
        int score,
        Band band,
        ScanVerdict verdict,
        List<ManifestFinding> findings,
        List<ScorePart> parts,
        List<Accepted> accepted) {
    /** Copies the lists. */
    public ProductScore {
        findings = List.copyOf(findings);
        parts = List.copyOf(parts);
        accepted = List.copyOf(accepted);
    }

    /**
     * A finding of one of the six passes of REFERENCE 6.2.
     *
     * @param kind {@code prompt_injection}, {@code tool_creep}, {@code network_egress}, {@code fs_write_unsafe},
     *     {@code data_scope} or {@code unsigned}
     * @param target what it is about: a phrase, a tool, a host, a path
     * @param severity {@code info}, {@code warn} or {@code error}
     */
    public record ManifestFinding(String kind, String target, String severity) {}

    /**
     * A finding that a baseline accepts.
     *
     * @param finding what was found
     * @param reason why it is accepted
     */
    public record Accepted(ManifestFinding finding, String reason) {}
}
