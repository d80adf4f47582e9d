/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labelled texts that guardrails are measured by (REFERENCE 4.14).
 *
 * @param name for reports
 * @param samples in the order of their document
 */
public record EvaluationCorpus(String name, List<CorpusSample> samples) {
    /** Copies the list. */
    public EvaluationCorpus {
        samples = List.copyOf(samples);
    }

    /** Every category that a sample has, in alphabetical order. */
    public Set<String> categories() {
        Set<String> out = new TreeSet<>();
        samples.forEach(sample -> out.addAll(sample.categories()));
        return out;
    }
}
