/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.internal.rule.Detection;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.EnumSet;
import java.util.List;

/** The detectors as rules use them. */
final class Analyzers implements Detection {
    private static final double LIKELY = 0.5;

    private final TextAnalyzer personalData = of(EnumSet.of(DetectionPlane.PII, DetectionPlane.SECRETS), LIKELY);
    private final TextAnalyzer secrets = of(EnumSet.of(DetectionPlane.SECRETS), 0);
    private final TextAnalyzer injection = of(EnumSet.of(DetectionPlane.INJECTION), 0);

    private static TextAnalyzer of(EnumSet<DetectionPlane> planes, double minimum) {
        return TextAnalyzer.builder().planes(planes).minimumConfidence(minimum).build();
    }

    @Override
    public List<Finding> personalData(String text) {
        return personalData.analyze(text);
    }

    @Override
    public List<Finding> secrets(String text, double minConfidence) {
        return atLeast(secrets.analyze(text), minConfidence);
    }

    @Override
    public List<Finding> injection(String text, double minConfidence) {
        return atLeast(injection.analyze(text), minConfidence);
    }

    private static List<Finding> atLeast(List<Finding> findings, double minConfidence) {
        return findings.stream()
                .filter(found -> found.confidence() >= minConfidence)
                .toList();
    }
}
