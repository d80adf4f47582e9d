/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.internal.detect.Detector;
import ai.orcarouter.guardrails.internal.detect.Detectors;
import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.internal.detect.Views;
import ai.orcarouter.guardrails.model.DetectionPlane;
import ai.orcarouter.guardrails.model.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds credentials, personal data and injection attempts in a text.
 *
 * <p>Immutable and thread-safe. Takes time linear in the text whatever it holds.
 */
public final class TextAnalyzer {
    private final List<Detector> detectors;
    private final double minimumConfidence;

    private TextAnalyzer(Builder builder) {
        this.detectors = Detectors.of(builder.planes);
        this.minimumConfidence = builder.minimumConfidence;
    }

    /** An analyzer of every plane at the default threshold. */
    public static TextAnalyzer defaults() {
        return builder().build();
    }

    /** Starts an analyzer of every plane at the default threshold. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Everything found, in the order of the text; findings of one plane never overlap. Text is looked at as it is, in
     * normal form, and with what is encoded in it decoded; what is seen there is reported where it stands in the text.
     */
    public List<Finding> analyze(String text) {
        Findings findings = new Findings();
        for (Views.View view : Views.of(text)) {
            Passage passage = new Passage(view.text().text(), view.keyName());
            for (Detector detector : detectors) {
                if (view.kind() != Views.Kind.MEMBER || detector.plane() != DetectionPlane.INJECTION) {
                    findings.from(detector.plane(), view.text());
                    detector.detect(passage, findings);
                }
            }
        }
        return findings.resolved(minimumConfidence);
    }

    /** Builds an analyzer. One thread at a time. */
    public static final class Builder {
        private Set<DetectionPlane> planes = EnumSet.allOf(DetectionPlane.class);
        private double minimumConfidence = 0.5;

        private Builder() {}

        /** What to look for; everything when not said. */
        public Builder planes(Set<DetectionPlane> only) {
            planes = Set.copyOf(only);
            return this;
        }

        /**
         * The least confidence that is reported, from 0 to 1; 0.5 when not said.
         *
         * @throws IllegalArgumentException when it is not between 0 and 1
         */
        public Builder minimumConfidence(double minimum) {
            if (!(minimum >= 0 && minimum <= 1)) {
                throw new IllegalArgumentException("a confidence is between 0 and 1: " + minimum);
            }
            minimumConfidence = minimum;
            return this;
        }

        /** The analyzer. */
        public TextAnalyzer build() {
            return new TextAnalyzer(this);
        }
    }
}
