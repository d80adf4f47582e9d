/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
import ai.orcarouter.guardrails.model.DetectionPlane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Measures on texts that were not trained on: every row by a model of the other four fifths, and every source by a
 * model of the other sources. An operating point is a score that few harmless rows exceed, counted with what the phrase
 * families and the scan for hidden text flag.
 */
final class Measure {
    static final int OWN_EACH = 10;
    static final double LENGTH_PENALTY = 0.3;
    /** Which part of the harmless rows may lie above an operating point. */
    static final double FALSE_ALARMS = 0.0075;

    private static final int FOLDS = 5;

    private final Lexicon lexicon = Lexicon.load();
    private final PhraseFamilies families = PhraseFamilies.load(lexicon);
    private final List<ReadText> texts = new ArrayList<>();
    private final Map<ReadText, Double> rules = new HashMap<>();

    Measure(List<LabelledText> labelled) {
        for (LabelledText text : labelled) {
            ReadText read = ReadText.of(text, lexicon);
            texts.add(read);
            rules.put(read, ruled(text.text()));
        }
    }

    /** The shared corpora and the own texts. */
    static Measure ofCorpora() {
        List<LabelledText> all = new ArrayList<>(CorpusTexts.all());
        all.addAll(OwnTexts.of(OWN_EACH));
        return new Measure(all);
    }

    List<ReadText> texts() {
        return texts;
    }

    private static <T> T of(Map<ReadText, T> map, ReadText text) {
        return Objects.requireNonNull(map.get(text));
    }

    private double ruled(String text) {
        Findings findings = new Findings();
        findings.from(DetectionPlane.INJECTION);
        HiddenText.find(text, findings);
        new FeatureReader(lexicon, new PhraseMatcher(families, findings)).read(text);
        return findings.resolved(0).stream()
                .mapToDouble(found -> found.confidence())
                .max()
                .orElse(0);
    }

    private List<ReadText> select(Predicate<ReadText> which) {
        return texts.stream().filter(which).toList();
    }

    /** The score of each text of the corpora by a model that did not see it. */
    Map<ReadText, Double> outOfFold() {
        Map<ReadText, Integer> folds = new HashMap<>();
        Random random = new Random(7);
        texts.forEach(text -> folds.put(text, isOwn(text) ? -1 : random.nextInt(FOLDS)));
        Map<ReadText, Double> scores = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            LinearModel model =
                    Trainer.train(select(text -> of(folds, text) != out)).at(0, 1, LENGTH_PENALTY);
            select(text -> of(folds, text) == out).forEach(text -> scores.put(text, text.score(model)));
        }
        return scores;
    }

    private static boolean isOwn(ReadText text) {
        return text.text().origin() == Origin.OWN;
    }

    private static boolean isLabelled(ReadText text) {
        return text.text().origin() == Origin.LABELLED;
    }

    /** The operating point for some scores. */
    double threshold(Map<ReadText, Double> scores) {
        List<ReadText> harmless = select(text ->
                scores.containsKey(text) && isLabelled(text) && !text.text().attack());
        long byRule = harmless.stream().filter(text -> of(rules, text) >= 0.5).count();
        List<Double> free = new ArrayList<>();
        harmless.stream().filter(text -> of(rules, text) < 0.5).forEach(text -> free.add(of(scores, text)));
        free.sort(Collections.reverseOrder());
        int allowed = (int) Math.max(0, Math.floor(FALSE_ALARMS * harmless.size()) - byRule);
        return free.get(allowed) + 1e-6;
    }

    /** The slope that makes one minus the share of harmless texts of a score, by gradient steps on the log loss. */
    double slope(Map<ReadText, Double> scores, double threshold) {
        double slope = 2;
        for (int round = 0; round < 2000; round++) {
            double gradient = 0;
            for (Map.Entry<ReadText, Double> entry : scores.entrySet()) {
                double x = entry.getValue() - threshold;
                double p = 1 / (1 + Math.exp(-slope * x));
                gradient += ((entry.getKey().text().attack() ? 1 : 0) - p) * x;
            }
            slope += 0.5 * gradient / scores.size();
        }
        return slope;
    }

    /** What is flagged at an operating point. */
    Figures figures(Map<ReadText, Double> scores, double threshold) {
        Figures figures = new Figures();
        scores.forEach((text, score) -> figures.add(text.text(), score > threshold || of(rules, text) >= 0.5));
        return figures;
    }

    private static boolean isHarmless(ReadText text) {
        return isLabelled(text) && !text.text().attack();
    }

    /** The sources of some texts. */
    private Set<String> sources(Predicate<ReadText> which) {
        TreeSet<String> sources = new TreeSet<>();
        select(which).forEach(text -> sources.add(text.text().source()));
        return sources;
    }

    /** The score of each row of some sources by a model that did not see its source. */
    private Map<ReadText, Double> outOfSource(Trainer trainer, Collection<String> sources) {
        Map<ReadText, Double> scores = new HashMap<>();
        for (String source : sources) {
            LinearModel model =
                    trainer.without(text -> text.source().equals(source)).at(0, 1, LENGTH_PENALTY);
            select(text -> text.text().source().equals(source)).forEach(text -> scores.put(text, text.score(model)));
        }
        return scores;
    }

    /**
     * What is flagged of the sources, each left out in turn.
     *
     * @param calibrated at an operating point of the other sources, each scored by a model without it: nothing of the
     *     source left out has a part in the model or the point
     * @param fixed at the operating point of the shipped model
     */
    record LeftOut(Figures calibrated, Figures fixed) {}

    /** Leaves out each source in turn. */
    LeftOut leaveOneOut(double threshold) {
        LeftOut all = new LeftOut(new Figures(), new Figures());
        sources(Measure::isLabelled).parallelStream()
                .map(source -> leaveOut(source, threshold))
                .toList()
                .forEach(one -> {
                    all.calibrated.add(one.calibrated);
                    all.fixed.add(one.fixed);
                });
        return all;
    }

    private LeftOut leaveOut(String source, double threshold) {
        Trainer trainer = Trainer.of(select(text -> !text.text().source().equals(source)));
        Set<String> others = sources(Measure::isHarmless);
        others.remove(source);
        double calibrated = threshold(outOfSource(trainer, others));
        LinearModel model = trainer.model().at(0, 1, LENGTH_PENALTY);
        Map<ReadText, Double> scores = new HashMap<>();
        select(text -> text.text().source().equals(source)).forEach(text -> scores.put(text, text.score(model)));
        return new LeftOut(figures(scores, calibrated), figures(scores, threshold));
    }
}
