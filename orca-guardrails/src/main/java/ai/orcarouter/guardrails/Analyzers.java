/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.internal.detect.Tags;
import ai.orcarouter.guardrails.internal.rule.Detection;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** The detectors as rules use them. */
final class Analyzers implements Detection {
    private static final double LIKELY = 0.5;

    /** What ends the words that say what a credential is, and those that say what a number is. */
    private static final char NEW_LINE = '\n';

    private static final char BRACE = '}';

    private final TextAnalyzer personalData = of(EnumSet.of(DetectionPlane.PII, DetectionPlane.SECRETS), LIKELY);
    private final TextAnalyzer numbers = of(EnumSet.of(DetectionPlane.PII), LIKELY);
    private final TextAnalyzer tokens = of(EnumSet.of(DetectionPlane.SECRETS), LIKELY);
    private final TextAnalyzer secrets = of(EnumSet.of(DetectionPlane.SECRETS), 0);
    private final TextAnalyzer injection = of(EnumSet.of(DetectionPlane.INJECTION), 0);

    private static TextAnalyzer of(EnumSet<DetectionPlane> planes, double minimum) {
        return TextAnalyzer.builder().planes(planes).minimumConfidence(minimum).build();
    }

    @Override
    public List<Finding> personalData(String text) {
        String blanked = Tags.blanked(text, BRACE);
        if (blanked.equals(text)) {
            return personalData.analyze(text);
        }
        List<Finding> both = new ArrayList<>(numbers.analyze(blanked));
        both.addAll(tokens.analyze(Tags.blanked(text, NEW_LINE)));
        both.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
        return both;
    }

    @Override
    public List<Finding> secrets(String text, double minConfidence) {
        return atLeast(secrets.analyze(Tags.blanked(text, NEW_LINE)), minConfidence);
    }

    @Override
    public List<Finding> injection(String text, double minConfidence) {
        return atLeast(injection.analyze(text), minConfidence);
    }

    @Override
    public void tags(String text, TagSink sink) {
        Tags.find(text, sink::tag);
    }

    private static List<Finding> atLeast(List<Finding> findings, double minConfidence) {
        return findings.stream()
                .filter(found -> found.confidence() >= minConfidence)
                .toList();
    }
}
