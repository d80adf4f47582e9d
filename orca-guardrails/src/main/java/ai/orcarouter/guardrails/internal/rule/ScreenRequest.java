/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.TextStage;
import java.util.List;

/**
 * A text to screen.
 *
 * @param stage where it stands
 * @param text what to screen
 * @param question of an answer: what it answers; may be empty
 * @param sources of an answer: what it should be borne out by
 */
public record ScreenRequest(TextStage stage, String text, String question, List<String> sources) {
    /** Copies the list. */
    public ScreenRequest {
        sources = List.copyOf(sources);
    }
}
