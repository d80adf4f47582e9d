/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Finding;
import java.util.List;

/**
 * Takes personal data and credentials out of sentences before they leave (REFERENCE 4.9), and out of what a service
 * says that may quote what it was asked about, also what the rules of the guardrail match.
 *
 * @param detection finds what must not leave
 * @param own finds what the rules match
 */
record Redaction(Detection detection, List<LocalCheck> own) {
    private static final double CERTAIN = 0.8;
    private static final int MOST_WORDS = 200;

    /** Longer words of a service are not shown at all: reading them takes time that the service does not pay for. */
    private static final int MOST_READ = 1 << 16;

    /** One without rules. */
    Redaction(Detection detection) {
        this(detection, List.of());
    }

    /** The sentence without personal data and credentials. */
    String of(String text) {
        return without(text, List.of());
    }

    private String without(String text, List<LocalCheck> checks) {
        Spans found = new Spans();
        Reading reading = new Reading(text);
        for (Finding finding : detection.secrets(text, CERTAIN)) {
            found.add(finding.start(), finding.end());
        }
        for (Finding finding : detection.personalData(text)) {
            found.add(finding.start(), finding.end());
        }
        for (LocalCheck check : checks) {
            check.find(reading, 0).forEach(hit -> found.add(hit.start(), hit.end()));
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (copied < text.length()) {
            int start = found.next(copied, text.length());
            out.append(text, copied, start).append(start < text.length() ? LocalCheck.REDACTED : "");
            copied = found.over(start);
        }
        return out.toString();
    }

    /**
     * What is shown of an outcome. A service's words are shortened when nothing is left in them that must not leave:
     * half a credential would not be found any more.
     */
    String detail(AdvancedChecks.Outcome outcome) {
        String words = outcome.words().length() > MOST_READ ? "" : without(outcome.words(), own);
        int end = Math.min(MOST_WORDS, words.length());
        boolean splitsPair = end < words.length() && Character.isLowSurrogate(words.charAt(end));
        return of(outcome.detail()) + words.substring(0, splitsPair ? end - 1 : end);
    }
}
