/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.anomaly;

import ai.orcarouter.firewall.model.feed.AnomalySettings;

/**
 * What the past says about one hour (REFERENCE 2.19, 15.21). The same hour of each earlier week is a sample; since two
 * weeks alone say little, the same hour of each earlier day counts too, all days together as much as
 * {@link AnomalySettings#priorWeight()} weeks. Mean and deviation are those of the samples with these weights, so that
 * an hour whose days differ is expected to vary.
 *
 * @param mean the expected amount; 0 when none was ever seen at that hour, NaN when there is no past
 * @param sigma {@code max(stddev, sqrt(mean), 1)}
 */
record Baseline(double mean, double sigma) {
    private static final int DAY = 24;
    private static final int WEEK = 7;

    /** An amount by the hour since the epoch. */
    @FunctionalInterface
    interface Hourly {
        long at(long hour);
    }

    /**
     * The baseline of an hour.
     *
     * @param first the first hour of the workspace; hours before it are no samples
     */
    static Baseline of(Hourly amounts, long hour, long first, AnomalySettings settings) {
        int days = (int) Math.max(0, Math.min(settings.baselineDays(), Math.floorDiv(hour - first, (long) DAY)));
        if (days == 0) {
            return new Baseline(Double.NaN, 1);
        }
        double[] samples = new double[days];
        for (int i = 0; i < days; i++) {
            samples[i] = amounts.at(hour - ((long) DAY * (i + 1)));
        }
        double mean = weighted(samples, settings.priorWeight(), 0, 1);
        double variance = weighted(samples, settings.priorWeight(), mean, 2);
        return new Baseline(mean, Math.max(Math.max(Math.sqrt(variance), Math.sqrt(mean)), 1));
    }

    /** The weighted mean of the distances from {@code origin}, or of their squares. */
    private static double weighted(double[] samples, double priorWeight, double origin, int power) {
        double daily = 0;
        double weekly = 0;
        int weeks = 0;
        for (int i = 0; i < samples.length; i++) {
            double distance = samples[i] - origin;
            double value = power == 1 ? distance : distance * distance;
            daily += value;
            if ((i + 1) % WEEK == 0) {
                weekly += value;
                weeks++;
            }
        }
        return (weekly + (priorWeight * (daily / samples.length))) / (weeks + priorWeight);
    }

    /** Whether there is anything to compare with. */
    boolean known() {
        return !Double.isNaN(mean);
    }

    /** How many sigmas {@code amount} lies above the mean. */
    double score(long amount) {
        return (amount - mean) / sigma;
    }

    /**
     * Whether {@code amount} is a spike: it reaches floor and ratio, or the score. An hour that never saw anything is
     * judged by the floor alone.
     */
    boolean exceeded(long amount, long floor, double ratio, double score) {
        if (!known()) {
            return false;
        }
        return (amount >= floor && amount >= ratio * mean) || (mean > 0 && score(amount) >= score);
    }
}
