/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * A linear model over hashed features: a 16-bit weight for each, one scale, a bias and how a score becomes a
 * confidence. A window scores {@code bias + scale * sum / sqrt(features)}; long texts, which have more windows to go
 * wrong in, lose a little with the logarithm of their length.
 *
 * <p>Immutable and thread-safe.
 */
final class LinearModel {
    private static final int MAGIC = 0x4f524349;
    private static final int LEAST_FEATURES = 100;
    private static final double TOKENS_OF_SHORT_TEXT = 100;

    private static final double LEAST_DAMPING = damping(LEAST_FEATURES);

    private final short[] weights;
    private final double scale;
    private final double bias;
    private final double threshold;
    private final double slope;
    private final double lengthPenalty;

    /**
     * Keeps what it is given.
     *
     * @param weights one for each feature
     * @param scale what a weight of one counts
     * @param bias the score of an empty window
     * @param threshold the score that becomes a confidence of one half
     * @param slope how fast the confidence grows with the score
     * @param lengthPenalty what each factor of e in length beyond 100 tokens takes off the score
     */
    LinearModel(short[] weights, double scale, double bias, double threshold, double slope, double lengthPenalty) {
        this.weights = weights.clone();
        this.scale = scale;
        this.bias = bias;
        this.threshold = threshold;
        this.slope = slope;
        this.lengthPenalty = lengthPenalty;
    }

    /** The model beside the class. */
    static LinearModel load() {
        return of(Resources.bytes("weights.bin"));
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalStateException when it is not that
     */
    static LinearModel of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != MAGIC || in.getInt() != FeatureReader.BITS) {
                throw new IllegalStateException("these are no weights of this version");
            }
            double[] numbers = new double[5];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.getDouble();
            }
            short[] weights = new short[FeatureReader.BUCKETS];
            in.asShortBuffer().get(weights);
            return new LinearModel(weights, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("the weights end too early", e);
        }
    }

    /** The model as bytes: magic, bits, scale, bias, threshold, slope, length penalty and weights, all big-endian. */
    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(48 + weights.length * Short.BYTES);
        out.putInt(MAGIC).putInt(FeatureReader.BITS);
        out.putDouble(scale)
                .putDouble(bias)
                .putDouble(threshold)
                .putDouble(slope)
                .putDouble(lengthPenalty);
        for (short weight : weights) {
            out.putShort(weight);
        }
        return out.array();
    }

    /** The same weights with another operating point. */
    LinearModel at(double newThreshold, double newSlope, double newPenalty) {
        return new LinearModel(weights, scale, bias, newThreshold, newSlope, newPenalty);
    }

    /** The same weights with the operating point of another model. */
    LinearModel atPointOf(LinearModel other) {
        return at(other.threshold, other.slope, other.lengthPenalty);
    }

    /** The weights of some features together, in units of the scale. */
    long weight(int[] buckets, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[buckets[i]];
        }
        return sum;
    }

    /** The weight of one feature, in units of the scale. */
    int weight(int bucket) {
        return weights[bucket];
    }

    /** The score of a window whose weights add up to {@code sum} over {@code features} features. */
    double score(long sum, int features) {
        return bias + scale * sum * damping(features);
    }

    /** What the score of a window cannot be above, however many features it has; quicker than the score. */
    double mostOf(long sum) {
        return sum <= 0 ? bias : bias + scale * sum * LEAST_DAMPING;
    }

    /** What the sum over so many features is multiplied with; the trainer uses the same. */
    static double damping(int features) {
        return 1 / Math.sqrt(Math.max(features, LEAST_FEATURES));
    }

    /** What a text of so many tokens loses when it has been scored. */
    double penalty(int tokens) {
        return lengthPenalty * Math.log(Math.max(1, tokens / TOKENS_OF_SHORT_TEXT));
    }

    /** From 0 to 1; one half at the operating point of the model. */
    double confidence(double score) {
        return 1 / (1 + Math.exp(-slope * (score - threshold)));
    }
}
