/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import ai.orcarouter.guardrails.model.EvaluationScore;

/** The four counts of a category. One thread at a time. */
final class Tally {
    private final String category;
    private final boolean byName;
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;
    private long trueNegatives;

    Tally(String category, boolean byName) {
        this.category = category;
        this.byName = byName;
    }

    String category() {
        return category;
    }

    boolean byName() {
        return byName;
    }

    void add(boolean there, boolean found) {
        if (found) {
            truePositives += there ? 1 : 0;
            falsePositives += there ? 0 : 1;
        } else {
            falseNegatives += there ? 1 : 0;
            trueNegatives += there ? 0 : 1;
        }
    }

    EvaluationScore score() {
        return new EvaluationScore(category, byName, truePositives, falsePositives, falseNegatives, trueNegatives);
    }
}
