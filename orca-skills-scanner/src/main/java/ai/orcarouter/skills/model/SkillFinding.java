/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.model;

import java.util.List;

/**
 * One thing that the scanner saw, with its place and why it matters.
 *
 * @param rule the rule's id, {@code ORCA-SK-201}
 * @param title what the rule is about
 * @param threat the class of threat
 * @param severity how much it matters here, after its context
 * @param confidence from 0.4 to 1
 * @param message what was seen
 * @param span where
 * @param evidence the text itself, at most 200 characters, free of control and invisible characters
 * @param notes why the severity was changed, in order
 * @param related other places that belong to it, such as the steps of a flow
 * @param remediation what to do about it
 * @param fingerprint identifies the finding across versions of the file that move it to another line
 */
public record SkillFinding(
        String rule,
        String title,
        ThreatClass threat,
        FindingSeverity severity,
        double confidence,
        String message,
        SourceSpan span,
        String evidence,
        List<String> notes,
        List<SourceSpan> related,
        String remediation,
        String fingerprint) {
    /** Copies the lists. */
    public SkillFinding {
        notes = List.copyOf(notes);
        related = List.copyOf(related);
    }

    /** What the finding adds to the content score, as a probability (skills.md 4.3). */
    public double weight() {
        return severity.weight() * confidence;
    }
}
