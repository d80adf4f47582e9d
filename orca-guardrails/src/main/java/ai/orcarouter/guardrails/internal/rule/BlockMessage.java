/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.Finding;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the caller of a blocked text is told (REFERENCE 4.9). Names and details are authored, but may hold what they
 * should not: the sentence itself is masked before it leaves.
 *
 * @param name of the guardrail
 * @param detection finds what must not leave
 */
record BlockMessage(String name, Detection detection) {
    private static final double CERTAIN = 0.8;

    String of(TextStage stage, List<Violation> violations) {
        String what = violations.stream()
                .filter(violation -> violation.action() == GuardrailAction.BLOCK)
                .map(violation -> violation.ruleType().wire() + "(" + violation.detail() + ")")
                .collect(Collectors.joining(", "));
        String subject = stage == TextStage.OUTPUT ? "response" : "request";
        return masked(subject + " blocked by guardrail \"" + name + "\": " + what);
    }

    private String masked(String text) {
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
