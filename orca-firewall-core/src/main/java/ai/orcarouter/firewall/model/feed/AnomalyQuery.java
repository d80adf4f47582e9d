/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which anomalies to show, latest first.
 *
 * @param window how far back; up to {@link #LONGEST}
 * @param afterOrNull continue after this one; null for the first page
 * @param limit the most of one page, 1 to {@link #MAX_LIMIT}
 */
public record AnomalyQuery(Duration window, @Nullable Anomaly afterOrNull, int limit) {
    /** The longest window: 7 days. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** The most anomalies of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Checks window and limit. */
    public AnomalyQuery {
        if (window.isNegative() || window.isZero() || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window of anomalies is positive and at most 7 days");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " anomalies");
        }
    }

    /** The first 100 of the last {@code window}. */
    public static AnomalyQuery last(Duration window) {
        return new AnomalyQuery(window, null, 100);
    }
}
