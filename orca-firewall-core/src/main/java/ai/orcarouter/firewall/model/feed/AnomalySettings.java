/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.time.Duration;

/**
 * When the anomaly feed speaks up (REFERENCE 15.21). Every number is a host's to choose; {@link #defaults()} has those
 * of the reference.
 *
 * <p>A spike is a count that reaches the floor and the ratio to its baseline, or whose score reaches the threshold. The
 * baseline of an hour is the mean over the same hour of earlier weeks, pulled towards the mean over the same hour of
 * earlier days; the score is the distance from it in units of {@code max(stddev, sqrt(baseline), 1)}. In the first day
 * of a workspace there is nothing to compare with, and after it an hour at which a tool was never seen is judged by the
 * floor alone.
 *
 * @param baselineDays days before an hour that make up its baseline; whole weeks
 * @param priorWeight how many weeks the hour-of-day mean weighs as much as
 * @param rateFloor calls an hour below which a ratio means nothing
 * @param rateRatio calls in proportion to the baseline
 * @param rateScore score of calls that is a spike whatever the floor says
 * @param burnFloorCents cents of a US dollar an hour below which a ratio means nothing
 * @param burnRatio cost in proportion to the baseline
 * @param burnScore score of cost that is a spike whatever the floor says. Infinite by default: the reference states
 *     none, and the cents of a few calls scatter far more than their number does
 * @param retryCalls identical calls that make a loop
 * @param retryWithin the time in which they come
 * @param pathTransitions transitions the workspace must have seen before a new one is novel
 * @param pathHistory how long before that the first of them must lie
 */
public record AnomalySettings(
        int baselineDays,
        double priorWeight,
        long rateFloor,
        double rateRatio,
        double rateScore,
        long burnFloorCents,
        double burnRatio,
        double burnScore,
        int retryCalls,
        Duration retryWithin,
        long pathTransitions,
        Duration pathHistory) {
    private static final AnomalySettings DEFAULTS = new AnomalySettings(
            14,
            2.0,
            20,
            3.0,
            3.0,
            100,
            3.0,
            Double.POSITIVE_INFINITY,
            5,
            Duration.ofMinutes(2),
            200,
            Duration.ofDays(3));

    /** Checks that the numbers make sense. */
    public AnomalySettings {
        if (baselineDays < 7 || baselineDays > 56 || baselineDays % 7 != 0) {
            throw new IllegalArgumentException("a baseline has one to eight whole weeks");
        }
        if (retryCalls < 2 || retryCalls > 1_000) {
            throw new IllegalArgumentException("a loop has 2 to 1,000 calls");
        }
        double[] positive = {priorWeight, rateFloor, rateRatio, rateScore, burnFloorCents, burnRatio, burnScore};
        for (double number : positive) {
            if (!(number > 0)) {
                throw new IllegalArgumentException("weights, floors, ratios and scores are positive");
            }
        }
        if (retryWithin.isNegative() || pathHistory.isNegative() || pathTransitions < 0) {
            throw new IllegalArgumentException("times and counts are not negative");
        }
    }

    /**
     * 14 days; 20 calls an hour and 3 times the baseline, or a score of 3; 100 cents and 3 times the baseline; 5
     * identical calls in 120 seconds; novel paths after 200 transitions over 3 days.
     */
    public static AnomalySettings defaults() {
        return DEFAULTS;
    }

    /** The same with other thresholds for calls. */
    public AnomalySettings withRate(long floor, double ratio, double score) {
        return new AnomalySettings(
                baselineDays,
                priorWeight,
                floor,
                ratio,
                score,
                burnFloorCents,
                burnRatio,
                burnScore,
                retryCalls,
                retryWithin,
                pathTransitions,
                pathHistory);
    }

    /** The same with other thresholds for cost. */
    public AnomalySettings withBurn(long floorCents, double ratio, double score) {
        return new AnomalySettings(
                baselineDays,
                priorWeight,
                rateFloor,
                rateRatio,
                rateScore,
                floorCents,
                ratio,
                score,
                retryCalls,
                retryWithin,
                pathTransitions,
                pathHistory);
    }

    /** The same with another idea of a retry loop. */
    public AnomalySettings withRetry(int calls, Duration within) {
        return new AnomalySettings(
                baselineDays,
                priorWeight,
                rateFloor,
                rateRatio,
                rateScore,
                burnFloorCents,
                burnRatio,
                burnScore,
                calls,
                within,
                pathTransitions,
                pathHistory);
    }

    /** The same with another idea of when paths are known. */
    public AnomalySettings withPaths(long transitions, Duration history) {
        return new AnomalySettings(
                baselineDays,
                priorWeight,
                rateFloor,
                rateRatio,
                rateScore,
                burnFloorCents,
                burnRatio,
                burnScore,
                retryCalls,
                retryWithin,
                transitions,
                history);
    }
}
