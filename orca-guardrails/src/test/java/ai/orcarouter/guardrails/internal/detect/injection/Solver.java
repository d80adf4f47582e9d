/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A linear classifier by dual coordinate descent on the squared hinge loss (Hsieh et al. 2008, "A dual coordinate
 * descent method for large-scale linear SVM", algorithm 1 with L2 loss), with a cost for each example. The order of the
 * examples is shuffled by a fixed seed, so the same examples give the same weights. What was found is kept: examples
 * added later, or left out, go on from there.
 */
final class Solver {
    private static final int ROUNDS = 15;
    private static final double GOOD_ENOUGH = 0.02;

    private final List<Example> examples = new ArrayList<>();
    private final Weights weights = new Weights();
    private double[] alpha = new double[0];

    /** What is learnt from. */
    static final class Example {
        private final LabelledText text;
        private final int[] features;
        private final float[] values;
        private final double cost;

        /**
         * An example; the arrays are not changed after.
         *
         * @param text what it is a part of; says which side it is on
         * @param features the features it has
         * @param values how much of each
         * @param cost how much it counts
         */
        Example(LabelledText text, int[] features, float[] values, double cost) {
            this.text = text;
            this.features = features;
            this.values = values;
            this.cost = cost;
        }

        private int side() {
            return text.attack() ? 1 : -1;
        }

        /** The square of its length, with what the squared hinge adds to it. */
        private double square() {
            double square = 1 + 0.5 / cost;
            for (float value : values) {
                square += (double) value * value;
            }
            return square;
        }
    }

    /** Weights that were found. */
    static final class Weights {
        private final float[] values = new float[FeatureReader.BUCKETS];
        private double bias;

        private Weights copy() {
            Weights copy = new Weights();
            System.arraycopy(values, 0, copy.values, 0, values.length);
            copy.bias = bias;
            return copy;
        }

        float of(int feature) {
            return values[feature];
        }

        double bias() {
            return bias;
        }

        private double score(Example example) {
            double score = bias;
            for (int k = 0; k < example.features.length; k++) {
                score += values[example.features[k]] * example.values[k];
            }
            return score;
        }

        private void move(Example example, double by) {
            bias += by;
            for (int k = 0; k < example.features.length; k++) {
                values[example.features[k]] += (float) (by * example.values[k]);
            }
        }
    }

    void add(Example example) {
        examples.add(example);
    }

    /** The weights for all examples; they change with the next call. */
    Weights solve() {
        int[] order = new int[examples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        alpha = Arrays.copyOf(alpha, order.length);
        descend(order, alpha, weights);
        return weights;
    }

    /** The weights for the examples that are not of some texts, found from those for all. */
    Weights without(Predicate<LabelledText> left) {
        Weights others = weights.copy();
        double[] dual = alpha.clone();
        int[] order = new int[examples.size()];
        int kept = 0;
        for (int i = 0; i < order.length; i++) {
            Example example = examples.get(i);
            if (!left.test(example.text)) {
                order[kept] = i;
                kept++;
            } else if (dual[i] > 0) {
                others.move(example, -dual[i] * example.side());
            }
        }
        descend(Arrays.copyOf(order, kept), dual, others);
        return others;
    }

    private void descend(int[] order, double[] dual, Weights found) {
        double[] square = new double[examples.size()];
        for (int i : order) {
            square[i] = examples.get(i).square();
        }
        Random random = new Random(1);
        double worst = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && worst >= GOOD_ENOUGH; round++) {
            shuffle(order, random);
            worst = 0;
            for (int i : order) {
                worst = Math.max(worst, step(examples.get(i), i, dual, square[i], found));
            }
        }
    }

    private static double step(Example example, int i, double[] dual, double square, Weights found) {
        int side = example.side();
        double gradient = side * found.score(example) - 1 + dual[i] * 0.5 / example.cost;
        double projected = dual[i] == 0 ? Math.min(gradient, 0) : gradient;
        if (Math.abs(projected) > 1e-9) {
            double old = dual[i];
            dual[i] = Math.max(0, old - gradient / square);
            found.move(example, (dual[i] - old) * side);
        }
        return Math.abs(projected);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
