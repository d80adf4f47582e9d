/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
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
    String of(TextStage stage, List<Violation> violations) {
        String what = violations.stream()
                .filter(violation -> violation.action() == GuardrailAction.BLOCK)
                .map(violation -> violation.ruleType().wire() + "(" + violation.detail() + ")")
                .collect(Collectors.joining(", "));
        String subject = stage == TextStage.OUTPUT ? "response" : "request";
        return new Redaction(detection).of(subject + " blocked by guardrail \"" + name + "\": " + what);
    }
}
