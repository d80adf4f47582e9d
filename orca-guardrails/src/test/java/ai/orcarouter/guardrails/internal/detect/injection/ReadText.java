/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Span;
import java.util.Arrays;

/** A text as the trainer sees it: tokens and the features of each. */
final class ReadText implements FeatureSink {
    private final LabelledText text;
    private int[] features = new int[256];
    private int[] ends = new int[64];
    private int[] starts = new int[64];
    private int[] words = new int[64];
    private int[] firstFeature = new int[65];
    private int count;
    private int tokens;

    private ReadText(LabelledText text) {
        this.text = text;
    }

    static ReadText of(LabelledText text, Lexicon lexicon) {
        ReadText read = new ReadText(text);
        new FeatureReader(lexicon, read).read(text.text());
        return read;
    }

    @Override
    public void token(int start, int end, int word, int meaning, int[] buckets, int found) {
        if (count + found > features.length) {
            features = Arrays.copyOf(features, Math.max(count + found, count * 2));
        }
        System.arraycopy(buckets, 0, features, count, found);
        count += found;
        if (tokens == starts.length) {
            starts = Arrays.copyOf(starts, tokens * 2);
            ends = Arrays.copyOf(ends, tokens * 2);
            words = Arrays.copyOf(words, tokens * 2);
            firstFeature = Arrays.copyOf(firstFeature, tokens * 2 + 1);
        }
        words[tokens] = word;
        starts[tokens] = start;
        ends[tokens] = end;
        tokens++;
        firstFeature[tokens] = count;
    }

    LabelledText text() {
        return text;
    }

    int tokens() {
        return tokens;
    }

    /** Index of the first feature of a token; of all features when it is the number of tokens. */
    int from(int token) {
        return firstFeature[token];
    }

    int bucket(int index) {
        return features[index];
    }

    /** Hands the tokens to what cuts windows, and ends it. */
    void cut(Windows windows) {
        for (int token = 0; token < tokens; token++) {
            windows.starts(starts[token], ends[token], words[token]);
            windows.counted();
        }
        windows.finish();
    }

    /** The sums of the weights of the tokens before each one, and of all tokens. */
    long[] sums(LinearModel model) {
        long[] sums = new long[tokens + 1];
        for (int token = 0; token < tokens; token++) {
            sums[token + 1] = sums[token];
            for (int i = firstFeature[token]; i < firstFeature[token + 1]; i++) {
                sums[token + 1] += model.weight(features[i]);
            }
        }
        return sums;
    }

    /** The score of the text as the detector counts it. */
    double score(LinearModel model) {
        long[] sums = sums(model);
        double[] best = {Double.NEGATIVE_INFINITY};
        cut(new Windows() {
            @Override
            void window(int from, int to) {
                best[0] = Math.max(best[0], model.score(sums[to] - sums[from], from(to) - from(from)));
            }
        });
        return best[0] - model.penalty(tokens);
    }

    /** The tokens that a span covers, as a window. */
    Window window(Span span) {
        int from = 0;
        while (from < tokens && ends[from] <= span.start()) {
            from++;
        }
        int to = from;
        while (to < tokens && starts[to] < span.end()) {
            to++;
        }
        return new Window(from, Math.max(to, Math.min(tokens, from + 1)));
    }

    /**
     * Tokens that follow each other.
     *
     * @param from the first
     * @param to the first behind them
     */
    record Window(int from, int to) {}
}
