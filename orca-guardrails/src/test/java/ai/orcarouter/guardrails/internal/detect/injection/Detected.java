/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;

/** Runs the detector of the jar over a text. */
final class Detected {
    static final double THRESHOLD = 0.5;

    private static final InjectionDetector DETECTOR = InjectionDetector.create();

    private Detected() {}

    /** Findings of at least a confidence. */
    static List<Finding> in(String text, double minimum) {
        Findings findings = new Findings();
        findings.from(DetectionPlane.INJECTION);
        DETECTOR.detect(Passage.of(text), findings);
        return findings.resolved(minimum);
    }

    /** Whether anything is reported at the default threshold. */
    static boolean isFlagged(String text) {
        return !in(text, THRESHOLD).isEmpty();
    }
}
