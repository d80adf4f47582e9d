/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import ai.orcarouter.core.spi.EventCursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs or sessions to roll up: those with events in a window, by their last event in it, latest first. Pages of
 * one window miss and repeat nothing, however many events are added after its end.
 *
 * @param from start of the window
 * @param until end of the window, exclusive
 * @param afterOrNull where the last page ended; null for the first
 * @param limit the most runs or sessions of one page, 1 to {@link #MAX_LIMIT}
 */
public record RollUpQuery(
        Instant from, Instant until, @Nullable EventCursor afterOrNull, int limit) {
    /** The most runs or sessions of one page. */
    public static final int MAX_LIMIT = 200;

    /** Checks the limit. */
    public RollUpQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " runs");
        }
    }

    /** The first 50 of a window. */
    public static RollUpQuery of(Instant from, Instant until) {
        return new RollUpQuery(from, until, null, 50);
    }
}
