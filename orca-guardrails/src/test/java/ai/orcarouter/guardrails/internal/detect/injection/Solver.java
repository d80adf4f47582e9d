/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A linear classifier by dual coordinate descent on the squared hinge loss (Hsieh et al. 2008, "A dual coordinate
 * descent method for large-scale linear SVM", algorithm 1 with L2 loss), with a cost for each example. The order of the
 * examples is shuffled by a fixed seed, so the same examples give the same weights.
 */
final class Solver {
    private static final int ROUNDS = 60;
    private static final double GOOD_ENOUGH = 0.02;

    private final List<Example> examples = new ArrayList<>();

    /** What is learnt from. */
    static final class Example {
        private final int[] features;
        private final float[] values;
        private final boolean attack;
        private final double cost;

        /**
         * An example; the arrays are not changed after.
         *
         * @param features the features it has
         * @param values how much of each
         * @param attack which side it is on
         * @param cost how much it counts
         */
        Example(int[] features, float[] values, boolean attack, double cost) {
            this.features = features;
            this.values = values;
            this.attack = attack;
            this.cost = cost;
        }

        private double square() {
            double square = 1;
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

    Weights solve() {
        int n = examples.size();
        Weights weights = new Weights();
        double[] alpha = new double[n];
        double[] square = new double[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            square[i] = examples.get(i).square() + 0.5 / examples.get(i).cost;
            order[i] = i;
        }
        Random random = new Random(1);
        double worst = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && worst >= GOOD_ENOUGH; round++) {
            shuffle(order, random);
            worst = 0;
            for (int i : order) {
                worst = Math.max(worst, step(examples.get(i), i, alpha, square[i], weights));
            }
        }
        return weights;
    }

    private static double step(Example example, int i, double[] alpha, double square, Weights weights) {
        int side = example.attack ? 1 : -1;
        double gradient = side * weights.score(example) - 1 + alpha[i] * 0.5 / example.cost;
        double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
        if (Math.abs(projected) > 1e-9) {
            double old = alpha[i];
            alpha[i] = Math.max(0, old - gradient / square);
            weights.move(example, (alpha[i] - old) * side);
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
