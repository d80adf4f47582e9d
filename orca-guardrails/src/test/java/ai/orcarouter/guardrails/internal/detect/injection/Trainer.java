/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Span;
import ai.orcarouter.guardrails.internal.detect.injection.ReadText.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Trains the model on windows. First on whole texts and on the marked spans of attacks; then, three times over, also on
 * the windows of harmless texts that look worst and on the best window of each attack without a marked span; they are
 * the {@link Windows} that the detector scores. A feature counts only when two texts have it. The same texts in the
 * same order give the same weights.
 */
final class Trainer {
    private static final double ATTACK_COST = 2;
    private static final double HARMLESS_COST = 5;
    /** How much an own attack counts of a labelled one: there are more of them, and they are more alike. */
    private static final double OWN_ATTACK = 0.35;

    private static final float CHARACTER_SCALE = 0.3f;
    private static final double HARD = -0.6;
    private static final int HARD_EACH = 6;
    private static final int ROUNDS = 3;
    private static final int SHORT = 12;
    private static final int PIECE = 200;

    private final int[] textsWith = new int[FeatureReader.BUCKETS];
    private final Solver solver = new Solver();
    private final int[] counts = new int[FeatureReader.BUCKETS];

    private Trainer(List<ReadText> texts) {
        int[] last = new int[FeatureReader.BUCKETS];
        int number = 0;
        for (ReadText text : texts) {
            number++;
            for (int i = 0; i < text.from(text.tokens()); i++) {
                int feature = text.bucket(i);
                if (last[feature] != number) {
                    last[feature] = number;
                    textsWith[feature]++;
                }
            }
        }
    }

    /** A model of some texts with its operating point at a score of 0. */
    static LinearModel train(List<ReadText> texts) {
        return of(texts).model();
    }

    /** What was learnt from some texts. */
    static Trainer of(List<ReadText> texts) {
        Trainer trainer = new Trainer(texts);
        texts.stream().filter(text -> text.tokens() > 0).forEach(trainer::addWhole);
        for (int round = 0; round < ROUNDS; round++) {
            LinearModel model = packed(trainer.solver.solve());
            for (ReadText text : texts) {
                trainer.addHard(text, model);
            }
        }
        trainer.solver.solve();
        return trainer;
    }

    /** The model of all texts. */
    LinearModel model() {
        return packed(solver.solve());
    }

    /** A model of the texts but for some, with the windows that were chosen by all. */
    LinearModel without(Predicate<LabelledText> left) {
        return packed(solver.without(left));
    }

    private void addWhole(ReadText text) {
        if (!text.text().attack()) {
            int piece = text.tokens() <= Windows.LONGEST ? text.tokens() : PIECE;
            for (int from = 0; from < text.tokens(); from += piece) {
                Window window = new Window(from, Math.min(text.tokens(), from + piece));
                add(text, window, text.tokens() > piece ? 0.5 : 1);
            }
        } else if (text.text().spans().isEmpty()) {
            add(text, new Window(0, Math.min(text.tokens(), Windows.LONGEST)), 1);
        } else {
            for (Span span : text.text().spans()) {
                Window window = text.window(span);
                int around = (window.to() - window.from()) / 3 + 2;
                add(text, window, 1);
                add(
                        text,
                        new Window(Math.max(0, window.from() - around), Math.min(text.tokens(), window.to() + around)),
                        0.5);
            }
        }
    }

    private void addHard(ReadText text, LinearModel model) {
        if (!text.text().attack()) {
            for (Window window : hard(text, model)) {
                add(text, window, 0.5);
            }
        } else if (text.text().spans().isEmpty() && text.tokens() > SHORT) {
            best(text, model).ifPresent(window -> add(text, window, 0.4));
        }
    }

    private record Scored(Window window, double score) {}

    private static List<Scored> scored(ReadText text, LinearModel model) {
        long[] sums = text.sums(model);
        List<Scored> scored = new ArrayList<>();
        text.cut(new Windows() {
            @Override
            void window(int from, int to) {
                int features = text.from(to) - text.from(from);
                scored.add(new Scored(new Window(from, to), model.score(sums[to] - sums[from], features)));
            }
        });
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    private static Optional<Window> best(ReadText text, LinearModel model) {
        return scored(text, model).stream().findFirst().map(Scored::window);
    }

    private static List<Window> hard(ReadText text, LinearModel model) {
        List<Window> kept = new ArrayList<>();
        for (Scored candidate : scored(text, model)) {
            Window window = candidate.window();
            if (candidate.score() <= HARD || kept.size() == HARD_EACH) {
                break;
            }
            if (kept.stream().allMatch(other -> overlap(window, other) * 2 <= window.to() - window.from())) {
                kept.add(window);
            }
        }
        return kept;
    }

    private static int overlap(Window a, Window b) {
        return Math.min(a.to(), b.to()) - Math.max(a.from(), b.from());
    }

    private void add(ReadText text, Window window, double share) {
        int from = text.from(window.from());
        int to = text.from(window.to());
        int[] features = new int[to - from];
        int distinct = 0;
        for (int i = from; i < to; i++) {
            int feature = text.bucket(i);
            if (textsWith[feature] >= 2) {
                if (counts[feature] == 0) {
                    features[distinct] = feature;
                    distinct++;
                }
                counts[feature]++;
            }
        }
        float[] values = new float[distinct];
        double damping = LinearModel.damping(to - from);
        for (int k = 0; k < distinct; k++) {
            values[k] = (float) (counts[features[k]] * damping * scale(features[k]));
            counts[features[k]] = 0;
        }
        double cost = (text.text().attack() ? ATTACK_COST : HARMLESS_COST) * share;
        if (text.text().attack() && text.text().origin() == Origin.OWN) {
            cost *= OWN_ATTACK;
        }
        solver.add(new Solver.Example(text.text(), Arrays.copyOf(features, distinct), values, cost));
    }

    private static float scale(int feature) {
        return feature >= FeatureReader.CHARACTERS ? CHARACTER_SCALE : 1;
    }

    /** The weights as 16-bit numbers of one scale. */
    private static LinearModel packed(Solver.Weights weights) {
        double largest = 1e-9;
        for (int i = 0; i < FeatureReader.BUCKETS; i++) {
            largest = Math.max(largest, Math.abs(weights.of(i) * scale(i)));
        }
        double unit = largest / Short.MAX_VALUE;
        short[] packed = new short[FeatureReader.BUCKETS];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (short) Math.round(weights.of(i) * scale(i) / unit);
        }
        return new LinearModel(packed, unit, weights.bias(), 0, 1, 0);
    }
}
