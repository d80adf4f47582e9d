/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.Findings;
import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
import ai.orcarouter.guardrails.model.DetectionPlane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Measures on texts that were not trained on: every text by a model of the other four fifths, and every source by a
 * model of the other sources. The operating point is the score above which one harmless labelled text in a hundred
 * lies, counted with what the phrase families and the scan for hidden text flag.
 */
final class Measure {
    static final int OWN_EACH = 6;
    static final double LENGTH_PENALTY = 0.3;
    static final double FALSE_ALARMS = 0.009;
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

    private double score(ReadText text, LinearModel model) {
        WindowScorer scorer = new WindowScorer(model);
        new FeatureReader(lexicon, scorer).read(text.text().text());
        scorer.finish();
        return scorer.score();
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
            select(text -> of(folds, text) == out).forEach(text -> scores.put(text, score(text, model)));
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
        List<ReadText> harmless =
                select(text -> isLabelled(text) && !text.text().attack());
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

    private boolean isFlagged(ReadText text, double score, double threshold) {
        return score > threshold || of(rules, text) >= 0.5;
    }

    /** Figures as lines: all, and found and flagged by source. */
    Figures figures(Map<ReadText, Double> scores, double threshold) {
        Figures figures = new Figures();
        scores.forEach((text, score) -> figures.add(text, isFlagged(text, score, threshold)));
        return figures;
    }

    /** Each source by a model of the others. */
    Map<String, Figures> leaveOneOut(double threshold) {
        TreeSet<String> sources = new TreeSet<>();
        select(Measure::isLabelled).forEach(text -> sources.add(text.text().source()));
        Map<String, Figures> bySource = new TreeMap<>();
        for (String source : sources) {
            LinearModel model = Trainer.train(
                            select(text -> !text.text().source().equals(source)))
                    .at(0, 1, LENGTH_PENALTY);
            Figures figures = new Figures();
            for (ReadText text : select(t -> t.text().source().equals(source))) {
                figures.add(text, isFlagged(text, score(text, model), threshold));
            }
            bySource.put(source, figures);
        }
        return bySource;
    }

    /** Counts of one measurement. */
    static final class Figures {
        private final Map<String, int[]> cells = new TreeMap<>();

        private void add(ReadText text, boolean flagged) {
            LabelledText row = text.text();
            String group = row.origin() == Origin.ORDINARY ? "ordinary" : row.attack() ? "attack" : "harmless";
            count(group, flagged);
            if (row.origin() == Origin.LABELLED) {
                count(group + " " + row.source(), flagged);
            }
        }

        private void count(String cell, boolean flagged) {
            int[] counts = cells.computeIfAbsent(cell, c -> new int[2]);
            counts[0] += flagged ? 1 : 0;
            counts[1]++;
        }

        int flagged(String cell) {
            return cells.getOrDefault(cell, new int[2])[0];
        }

        int of(String cell) {
            return cells.getOrDefault(cell, new int[2])[1];
        }

        double share(String cell) {
            return of(cell) == 0 ? 0 : (double) flagged(cell) / of(cell);
        }

        double f1() {
            double precision = flagged("attack") / (double) Math.max(1, flagged("attack") + flagged("harmless"));
            double recall = share("attack");
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder();
            cells.forEach((cell, n) -> out.append("  ")
                    .append(cell)
                    .append(": ")
                    .append(n[0])
                    .append('/')
                    .append(n[1])
                    .append('\n'));
            return out.toString();
        }
    }
}
