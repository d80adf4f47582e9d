/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.skills.internal.rule.Rule;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pass saw.
 *
 * @param rule the rule
 * @param severity after context
 * @param confidence from 0.4 to 1
 * @param message what was seen; empty for the rule's title
 * @param span where
 * @param evidence the text itself, as it is
 * @param notes why the severity was changed
 * @param related other places that belong to it
 */
public record Observation(
        Rule rule,
        FindingSeverity severity,
        double confidence,
        String message,
        SourceSpan span,
        String evidence,
        List<String> notes,
        List<SourceSpan> related) {
    /** The most characters of the evidence that are shown. */
    public static final int MAX_EVIDENCE = 200;

    /** One without notes and other places. */
    public static Observation of(
            Rule rule, FindingSeverity severity, String message, SourceSpan span, String evidence) {
        return new Observation(rule, severity, 1.0, message, span, evidence, List.of(), List.of());
    }

    /**
     * A text as evidence: what is shown of a long one, and a digest of all of it. The digest is never shown, but
     * findings whose texts differ behind what is shown are not the same.
     */
    static String evidence(String text) {
        return text.length() <= MAX_EVIDENCE
                ? text
                : text.substring(0, MAX_EVIDENCE) + Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it is, and the other places that belong to it. */
    List<SourceSpan> steps() {
        List<SourceSpan> all = new ArrayList<>(List.of(span));
        all.addAll(related);
        return all;
    }

    /** The same with another severity, for a reason. */
    public Observation at(FindingSeverity other, String note) {
        List<String> all = new java.util.ArrayList<>(notes);
        all.add(note);
        return new Observation(rule, other, confidence, message, span, evidence, all, related);
    }
}
