/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/**
 * Scores windows of tokens while a text is read and keeps the best one. An attack in a long document is a small part of
 * it, so windows of several sizes slide over the text; a ring of running sums makes each a subtraction.
 *
 * <p>Takes the same memory for any text. One thread at a time, one text.
 */
final class WindowScorer implements FeatureSink {
    /** The sizes of the windows in tokens; texts of up to the last size are also scored whole. */
    static final int[] SIZES = {12, 32, 100, 400};

    private static final int RING = 512;

    private final LinearModel model;
    private final long[] sums = new long[RING];
    private final int[] features = new int[RING];
    private final int[] starts = new int[RING];

    /** For each size the number of tokens behind which the next window of it ends. */
    private final int[] due = SIZES.clone();

    private long sum;
    private int count;
    private int tokens;
    private int lastEnd;
    private double best = Double.NEGATIVE_INFINITY;
    private int bestStart;
    private int bestEnd;

    WindowScorer(LinearModel model) {
        this.model = model;
    }

    @Override
    public void token(int start, int end, int word, int meaning, int[] buckets, int found) {
        sum += model.weight(buckets, found);
        count += found;
        starts[tokens & (RING - 1)] = start;
        tokens++;
        int slot = tokens & (RING - 1);
        sums[slot] = sum;
        features[slot] = count;
        lastEnd = end;
        for (int i = 0; i < SIZES.length; i++) {
            if (tokens == due[i]) {
                score(SIZES[i]);
                due[i] += step(SIZES[i]);
            }
        }
    }

    /** How many tokens apart windows of a size stand. */
    static int step(int size) {
        return Math.max(1, size / 8);
    }

    /** Scores what the sliding windows left out at the end, or the whole of a short text. */
    void finish() {
        for (int size : SIZES) {
            if (tokens > size) {
                score(size);
            } else if (tokens > 0) {
                score(tokens);
                return;
            }
        }
    }

    private void score(int size) {
        int before = (tokens - size) & (RING - 1);
        int last = tokens & (RING - 1);
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
        return best - model.penalty(tokens);
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
