/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.List;

/** Runs the detector the way the analyzer does. */
final class Pii {
    private static final PiiDetector DETECTOR = PiiDetector.create();

    private Pii() {}

    static List<Finding> find(String text) {
        return find(text, "", 0.5);
    }

    static List<Finding> find(String text, String keyName, double minimum) {
        Findings findings = new Findings();
        findings.from(DetectionPlane.PII);
        DETECTOR.detect(new Passage(text, keyName), findings);
        return findings.resolved(minimum);
    }

    /** The findings as {@code KIND:text}. */
    static List<String> seen(String text) {
        return seen(text, "");
    }

    static List<String> seen(String text, String keyName) {
        return find(text, keyName, 0.5).stream()
                .map(found -> found.kind() + ":" + text.substring(found.start(), found.end()))
                .toList();
    }
}
