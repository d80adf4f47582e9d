/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.Detector;
import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.Passage;
import ai.orcarouter.guardrails.model.DetectionPlane;

/**
 * Finds prompt injection and jailbreaks: phrase families, hidden text, and a linear model that is trained for at most
 * one false alarm in a hundred ordinary prompts (research/detection.md, section 6; the README beside the weights has
 * the measured figures). A finding of the model covers the window of words that looks most like an attack.
 *
 * <p>Immutable and thread-safe. Time is linear in the passage; memory does not depend on it.
 */
public final class InjectionDetector implements Detector {
    private static final double LOWEST_REPORTED = 0.2;

    private final Lexicon lexicon;
    private final PhraseFamilies families;
    private final LinearModel model;

    InjectionDetector(Lexicon lexicon, PhraseFamilies families, LinearModel model) {
        this.lexicon = lexicon;
        this.families = families;
        this.model = model;
    }

    /**
     * The detector with the lexicon, the families and the weights of the jar.
     *
     * @throws IllegalStateException when the jar does not hold them
     */
    public static InjectionDetector create() {
        Lexicon lexicon = Lexicon.load();
        return new InjectionDetector(lexicon, PhraseFamilies.load(lexicon), LinearModel.load());
    }

    @Override
    public DetectionPlane plane() {
        return DetectionPlane.INJECTION;
    }

    @Override
    public void detect(Passage passage, Findings findings) {
        String text = passage.text();
        HiddenText.find(text, findings);
        WindowScorer scorer = new WindowScorer(model);
        new FeatureReader(lexicon, new Both(scorer, new PhraseMatcher(families, findings))).read(text);
        scorer.finish();
        double confidence = model.confidence(scorer.score());
        if (confidence >= LOWEST_REPORTED) {
            findings.add(
                    "suspected-injection",
                    "linear-model",
                    scorer.start(),
                    scorer.end(),
                    confidence,
                    reason(text, scorer));
        }
    }

    private String reason(String text, WindowScorer scorer) {
        MeaningTally tally = new MeaningTally(lexicon.size());
        new FeatureReader(lexicon, tally).read(text.substring(scorer.start(), scorer.end()));
        return "the wording is like that of known attacks" + tally.named(lexicon);
    }

    /** Hands everything to two sinks. */
    private record Both(WindowScorer scorer, PhraseMatcher matcher) implements FeatureSink {
        @Override
        public void token(int start, int end, int word, int meaning, int[] features, int count) {
            scorer.token(start, end, word, meaning, features, count);
            matcher.token(start, end, word, meaning, features, count);
        }
    }
}
