/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One labelled text of an {@link EvaluationCorpus}.
 *
 * @param line where it stands in its document, from 1
 * @param id what the corpus calls it; may be empty
 * @param stage where in a conversation the text stands
 * @param text the text
 * @param categories everything that is in it, in lower case; empty for a text that no rule should say anything about
 */
public record CorpusSample(int line, String id, TextStage stage, String text, Set<String> categories) {
    /** Copies the set, in alphabetical order. */
    public CorpusSample {
        categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    }

    /** Whether no rule should say anything about it. */
    public boolean isBenign() {
        return categories.isEmpty();
    }
}
