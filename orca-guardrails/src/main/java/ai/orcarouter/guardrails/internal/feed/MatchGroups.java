/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.feed;

import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.feed.MatchGroup;
import ai.orcarouter.guardrails.model.feed.MatchGroupPage;
import ai.orcarouter.guardrails.model.feed.MatchQuery;
import ai.orcarouter.guardrails.model.feed.MatchRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The requests of a query by their last match. A page is found by going through the matches from the newest down; the
 * first match of a request that is met is its last one, unless the request was on an earlier page, which its newest
 * match tells. Matches without a request are in no group.
 *
 * @param reader reads matches
 */
public record MatchGroups(MatchReader reader) {
    private static final int MOST_LOOKED_AT = 100_000;
    private static final List<String> SEVEREST_FIRST =
            Arrays.stream(GuardrailAction.values()).map(GuardrailAction::wire).toList();

    /** One page. */
    public MatchGroupPage page(MatchQuery query) {
        List<MatchGroup> groups = new ArrayList<>();
        Set<String> met = new HashSet<>();
        EventQuery wanted = query.events().limit(EventQuery.MAX_LIMIT).build();
        int looked = 0;
        while (true) {
            List<EventRow> rows = reader.store().page(reader.workspace(), wanted);
            for (EventRow row : rows) {
                String request = row.event().requestId();
                if (!request.isEmpty() && met.add(request) && !wasShown(query, request)) {
                    addGroup(query, request, groups);
                    if (groups.size() == query.limit()) {
                        return new MatchGroupPage(groups, query.after(row.cursor()));
                    }
                }
            }
            looked += rows.size();
            if (rows.size() < EventQuery.MAX_LIMIT) {
                return new MatchGroupPage(groups, null);
            }
            EventRow last = rows.get(rows.size() - 1);
            if (looked >= MOST_LOOKED_AT) {
                return new MatchGroupPage(groups, query.after(last.cursor()));
            }
            wanted = wanted.after(last);
        }
    }

    private boolean wasShown(MatchQuery query, String request) {
        EventCursor after = query.afterOrNull();
        if (after == null) {
            return false;
        }
        EventQuery newest =
                query.events().requestId(request).after(null).limit(1).build();
        List<EventRow> rows = reader.store().page(reader.workspace(), newest);
        return !rows.isEmpty() && rows.get(0).cursor().compareTo(after) >= 0;
    }

    private void addGroup(MatchQuery query, String request, List<MatchGroup> groups) {
        EventQuery wanted = query.events()
                .requestId(request)
                .after(null)
                .limit(EventQuery.MAX_LIMIT)
                .build();
        List<EventRow> rows = reader.store().page(reader.workspace(), wanted);
        List<MatchRecord> records = rows.stream()
                .map(reader::record)
                .filter(match -> MatchReader.wants(query, match))
                .toList();
        if (!records.isEmpty()) {
            int shown = Math.min(MatchGroup.MOST_RECORDS, records.size());
            groups.add(new MatchGroup(
                    request,
                    severest(records),
                    records.get(records.size() - 1).time(),
                    records.get(0).time(),
                    records.subList(0, shown),
                    shown < records.size() || rows.size() == EventQuery.MAX_LIMIT));
        }
    }

    private static String severest(List<MatchRecord> records) {
        String worst = "";
        int rank = Integer.MAX_VALUE;
        for (MatchRecord match : records) {
            int own = rank(match.action());
            if (own < rank) {
                rank = own;
                worst = match.action();
            }
        }
        return worst;
    }

    /** Names that are no action, such as that of what had no effect, come last. */
    private static int rank(String action) {
        int rank = SEVEREST_FIRST.indexOf(action);
        return rank < 0 ? SEVEREST_FIRST.size() : rank;
    }
}
