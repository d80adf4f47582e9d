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
            firstFeature = Arrays.copyOf(firstFeature, tokens * 2 + 1);
        }
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

    /** The weight of a token. */
    long weight(int token, LinearModel model) {
        int from = firstFeature[token];
        int to = firstFeature[token + 1];
        return model.weight(Arrays.copyOfRange(features, from, to), to - from);
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
