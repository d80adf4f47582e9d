/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of events.
 *
 * @param rows newest first
 * @param nextOrNull asks for the next page; null after the last
 */
public record EventPage(List<EventRow> rows, @Nullable EventQuery nextOrNull) {
    /** Copies the list. */
    public EventPage {
        rows = List.copyOf(rows);
    }

    /** Asks for the next page. */
    public Optional<EventQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
