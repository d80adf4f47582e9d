/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

/**
 * How well a guardrail told the samples of a category from the others.
 *
 * @param category the category; empty for all of them together
 * @param byName whether the guardrail says this category by name, so that each answer is held against it; otherwise any
 *     rule that fires counts as found, and only benign samples as false alarms
 * @param truePositives samples of the category that were found
 * @param falsePositives false alarms
 * @param falseNegatives samples of the category that were missed
 * @param trueNegatives samples that were rightly left alone
 */
public record EvaluationScore(
        String category,
        boolean byName,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long trueNegatives) {

    /** Which part of what was found is right, from 0 to 1; 1 when nothing was found. */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** Which part of what is there was found, from 0 to 1; 1 when nothing is there. */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /** The harmonic mean of {@link #precision} and {@link #recall}; 1 when nothing is there and nothing was found. */
    public double f1() {
        return ratio(2 * truePositives, (2 * truePositives) + falsePositives + falseNegatives);
    }

    /** Which part of the other samples raised a false alarm, from 0 to 1; 0 when there are none. */
    public double falseAlarmRate() {
        return falsePositives == 0 ? 0 : ratio(falsePositives, falsePositives + trueNegatives);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
