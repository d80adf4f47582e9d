/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;
import java.util.Optional;

/**
 * What a guardrail made of a corpus (REFERENCE 4.14). It holds no text of the corpus.
 *
 * @param guardrail name of the guardrail
 * @param corpus name of the corpus
 * @param samples how many samples there are
 * @param undecided how many of them are in no score, because a rule could not be decided
 * @param overall how well samples with anything in them were told from benign ones
 * @param categories the same for each category of the corpus, in alphabetical order
 * @param failing the first of the samples about which the guardrail was wrong, in the order of the corpus
 * @param failingTotal how many there are of them
 * @param cost what asking models has cost
 */
public record EvaluationReport(
        String guardrail,
        String corpus,
        long samples,
        long undecided,
        EvaluationScore overall,
        List<EvaluationScore> categories,
        List<FailingSample> failing,
        long failingTotal,
        TokenCost cost) {
    /** Copies the lists. */
    public EvaluationReport {
        categories = List.copyOf(categories);
        failing = List.copyOf(failing);
    }

    /** The score of a category of the corpus. */
    public Optional<EvaluationScore> category(String name) {
        return categories.stream()
                .filter(score -> score.category().equals(name))
                .findFirst();
    }
}
