/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes personal data and credentials out of sentences before they leave (REFERENCE 4.9).
 *
 * @param detection finds what must not leave
 */
public record Redaction(Detection detection) {
    private static final double CERTAIN = 0.8;

    /** The sentence without what was found. */
    public String of(String text) {
        List<Finding> found = new ArrayList<>(detection.secrets(text, CERTAIN));
        found.addAll(detection.personalData(text));
        found.sort(Comparator.comparingInt(Finding::start));
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Finding finding : found) {
            if (finding.start() >= copied) {
                out.append(text, copied, finding.start()).append(LocalCheck.REDACTED);
            }
            copied = Math.max(copied, finding.end());
        }
        return out.append(text, copied, text.length()).toString();
    }
}
