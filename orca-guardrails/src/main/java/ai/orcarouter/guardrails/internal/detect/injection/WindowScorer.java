/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/**
 * Scores windows of tokens while a text is read and keeps the best one. An attack in a long document is a small part of
 * it, so every window has a score of its own; a ring of running sums makes each a subtraction.
 */
final class WindowScorer extends Windows implements FeatureSink {
    private static final int RING = 512;

    private final LinearModel model;
    private final long[] sums = new long[RING];
    private final int[] features = new int[RING];
    private final int[] starts = new int[RING];
    private long sum;
    private int count;
    private int lastEnd;
    private double best = Double.NEGATIVE_INFINITY;
    private int bestStart;
    private int bestEnd;

    WindowScorer(LinearModel model) {
        this.model = model;
    }

    @Override
    public void token(int start, int end, int word, int meaning, int[] buckets, int found) {
        starts(start, end, word);
        sum += model.weight(buckets, found);
        count += found;
        starts[tokens() & (RING - 1)] = start;
        int slot = (tokens() + 1) & (RING - 1);
        sums[slot] = sum;
        features[slot] = count;
        lastEnd = end;
        counted();
    }

    @Override
    void window(int from, int to) {
        int before = from & (RING - 1);
        int last = to & (RING - 1);
        long weights = sums[last] - sums[before];
        if (model.mostOf(weights) <= best) {
            return;
        }
        double score = model.score(weights, features[last] - features[before]);
        if (score > best) {
            best = score;
            bestStart = starts[before];
            bestEnd = lastEnd;
        }
    }

    /** The score of the text: that of its best window less what its length takes; no number is below it when empty. */
    double score() {
        return best - model.penalty(tokens());
    }

    /** Where the best window starts. */
    int start() {
        return bestStart;
    }

    /** Where the best window ends, exclusive. */
    int end() {
        return bestEnd;
    }
}
