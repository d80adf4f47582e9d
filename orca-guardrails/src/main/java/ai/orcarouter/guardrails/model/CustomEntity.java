/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entity of personal data that the author of a guardrail describes (REFERENCE 4.5).
 *
 * @param name lower-case ASCII letters, digits and underscores, starting with a letter
 * @param pattern what it looks like, in RE2 syntax
 * @param luhn whether its digits must have a correct Luhn check digit
 * @param maskWithOrNull what takes its place, verbatim; null for the name in upper case in brackets
 */
public record CustomEntity(
        String name, String pattern, boolean luhn, @Nullable String maskWithOrNull) {
    /** What takes its place, verbatim, if the author says so. */
    public Optional<String> maskWith() {
        return Optional.ofNullable(maskWithOrNull);
    }

    /** What takes its place. */
    public String mask() {
        return maskWithOrNull == null ? "[" + name.toUpperCase(Locale.ROOT) + "]" : maskWithOrNull;
    }
}
