/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of requests with matches.
 *
 * @param groups by their last match, newest first
 * @param nextOrNull asks for the next page; null after the last
 */
public record MatchGroupPage(
        List<MatchGroup> groups, @Nullable MatchQuery nextOrNull) {
    /** Copies the list. */
    public MatchGroupPage {
        groups = List.copyOf(groups);
    }

    /** Asks for the next page. */
    public Optional<MatchQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
