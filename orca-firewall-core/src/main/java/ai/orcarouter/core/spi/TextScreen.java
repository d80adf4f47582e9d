/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Screens a piece of text before it reaches a model (SEMANTICS 3.5); the guardrails module implements it.
 *
 * <p>Thread-safe. An implementation may block up to its own documented deadline. A caller takes an exception or
 * {@code null} as {@link Outcome#BLOCKED}.
 */
@FunctionalInterface
public interface TextScreen {
    /** Where in a conversation the text stands. */
    enum Stage {
        /** What goes to the model. */
        INPUT,
        /** What the model says. */
        OUTPUT,
        /** What a tool returned, or instructions a server sent. */
        TOOL_RESULT
    }

    /** What becomes of the text. */
    enum Outcome {
        /** Unchanged. */
        PASSED,
        /** Rewritten: masked or marked as untrusted. */
        REWRITTEN,
        /** Withheld. */
        BLOCKED
    }

    /**
     * The answer to one screening.
     *
     * @param outcome what becomes of the text
     * @param textOrNull the text to hand on; null exactly when blocked
     * @param reasons what was found, safe to show
     */
    record Result(Outcome outcome, @Nullable String textOrNull, List<String> reasons) {
        /** Checks that a blocked text is withheld and any other is there. */
        public Result {
            reasons = List.copyOf(reasons);
            if ((outcome == Outcome.BLOCKED) != (textOrNull == null)) {
                throw new IllegalArgumentException("there is a text exactly when it is not blocked");
            }
        }

        /** The text to hand on, unless it is blocked. */
        public Optional<String> text() {
            return Optional.ofNullable(textOrNull);
        }
    }

    /**
     * Screens {@code text}.
     *
     * @param stage where it stands
     * @param origin who produced it, such as a tool's canonical name
     * @param text what to screen
     * @param runId the agent run it belongs to; null when that is not known
     */
    Result screen(Stage stage, String origin, String text, @Nullable String runId);
}
