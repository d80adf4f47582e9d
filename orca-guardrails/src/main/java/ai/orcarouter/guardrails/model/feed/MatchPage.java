/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of matches.
 *
 * @param records newest first
 * @param nextOrNull asks for the next page; null after the last
 */
public record MatchPage(List<MatchRecord> records, @Nullable MatchQuery nextOrNull) {
    /** Copies the list. */
    public MatchPage {
        records = List.copyOf(records);
    }

    /** Asks for the next page. */
    public Optional<MatchQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
