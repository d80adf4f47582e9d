/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.feed;

import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.guardrails.model.feed.MatchGrouping;
import ai.orcarouter.guardrails.model.feed.MatchPage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import ai.orcarouter.guardrails.model.feed.MatchStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the matches of a workspace.
 *
 * @param store where its events are
 * @param workspace the workspace
 * @param marked fingerprints of what is marked as false positives
 */
public record MatchReader(EventStore store, String workspace, Set<String> marked) {
    /** The most matches that one answer looks at. */
    public static final int MOST_MATCHES = 100_000;

    private static final int MOST_LOOKED_AT = 10_000;
    private static final int MOST_VALUES = 1_000;

    /** What a row says. */
    MatchRecord record(EventRow row) {
        return MatchRows.of(row, marked);
    }

    /** Whether a query wants a match that the store found. */
    static boolean wants(MatchQuery query, MatchRecord match) {
        return !query.hideFalsePositives() || !match.falsePositive();
    }

    /** One page; with many false positives between, it may have fewer records than it could. */
    public MatchPage page(MatchQuery query) {
        List<MatchRecord> out = new ArrayList<>();
        EventQuery wanted = query.events().build();
        int looked = 0;
        while (true) {
            List<EventRow> rows = store.page(workspace, wanted);
            EventCursor at = null;
            for (EventRow row : rows) {
                at = row.cursor();
                MatchRecord match = record(row);
                if (wants(query, match)) {
                    out.add(match);
                }
                if (out.size() == query.limit()) {
                    return new MatchPage(out, query.after(at));
                }
            }
            looked += rows.size();
            if (at == null || rows.size() < query.limit()) {
                return new MatchPage(out, null);
            }
            if (looked >= MOST_LOOKED_AT) {
                return new MatchPage(out, query.after(at));
            }
            wanted = wanted.after(rows.get(rows.size() - 1));
        }
    }

    /**
     * Passes on all that a query finds, newest first, until there were {@link #MOST_MATCHES} or {@code sink} has had
     * enough.
     *
     * @return whether there may be more
     */
    public boolean each(MatchQuery query, Predicate<MatchRecord> sink) {
        EventQuery wanted = query.events().limit(EventQuery.MAX_LIMIT).build();
        int looked = 0;
        while (true) {
            List<EventRow> rows = store.page(workspace, wanted);
            for (EventRow row : rows) {
                MatchRecord match = record(row);
                if (++looked > MOST_MATCHES || (wants(query, match) && !sink.test(match))) {
                    return true;
                }
            }
            if (rows.size() < EventQuery.MAX_LIMIT) {
                return false;
            }
            wanted = wanted.after(rows.get(rows.size() - 1));
        }
    }

    /** How many there are. */
    public MatchStats stats(MatchQuery query, MatchGrouping grouping) {
        Map<String, Long> counts = new HashMap<>();
        long[] matches = new long[1];
        boolean truncated = each(query, match -> {
            matches[0]++;
            String value = grouping.of(match);
            if (!value.isEmpty() && (counts.containsKey(value) || counts.size() < MOST_VALUES)) {
                counts.merge(value, 1L, Long::sum);
            }
            return true;
        });
        return new MatchStats(matches[0], counts, truncated);
    }
}
