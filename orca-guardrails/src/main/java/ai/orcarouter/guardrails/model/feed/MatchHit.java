/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place where a rule fired.
 *
 * @param kind what was found there
 * @param start where it begins, in UTF-16 code units of the text
 * @param end where it ends, exclusive
 * @param action what was done about it
 * @param fingerprint names what was matched and tells nothing of it; empty when the host has no key for it
 * @param matchedOrNull the text itself, up to 256 characters; null unless the guardrail kept raw content
 */
public record MatchHit(
        String kind,
        long start,
        long end,
        String action,
        String fingerprint,
        @Nullable String matchedOrNull) {
    /** The text itself; empty unless the guardrail kept raw content. */
    public Optional<String> matched() {
        return Optional.ofNullable(matchedOrNull);
    }
}
