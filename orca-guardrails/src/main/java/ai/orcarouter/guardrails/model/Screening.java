/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text (REFERENCE 4.3, 4.9).
 *
 * @param blocked whether it is withheld
 * @param mutated whether the text to hand on differs from the one that was given
 * @param textOrNull the text to hand on; null exactly when it is blocked
 * @param message when it is blocked what to tell the caller, safe to show; else empty
 * @param violations the rules that fired, in their order
 * @param failures the rules that could not be decided
 * @param notes authored sentences to give the model as a system advisory; they never hold anything from the text
 * @param cost what asking models has cost
 */
public record Screening(
        boolean blocked,
        boolean mutated,
        @Nullable String textOrNull,
        String message,
        List<Violation> violations,
        List<CheckFailure> failures,
        List<String> notes,
        TokenCost cost) {
    /** The code of the error that a blocked request is answered with (REFERENCE 4.9). */
    public static final String ERROR_CODE = "guardrail_blocked";

    /** Copies the lists and checks that a blocked text is withheld. */
    public Screening {
        violations = List.copyOf(violations);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
        if (blocked != (textOrNull == null)) {
            throw new IllegalArgumentException("there is a text exactly when it is not blocked");
        }
    }

    /** A text that no rule said anything about. */
    public static Screening clean(String text) {
        return new Screening(false, false, text, "", List.of(), List.of(), List.of(), TokenCost.NONE);
    }

    /** The text to hand on, unless it is blocked. */
    public Optional<String> text() {
        return Optional.ofNullable(textOrNull);
    }
}
