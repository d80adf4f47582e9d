/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.feed;

import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.core.spi.EventRow;
import ai.orcarouter.core.spi.EventStore;
import ai.orcarouter.firewall.model.feed.RollUp;
import ai.orcarouter.firewall.model.feed.RollUpPage;
import ai.orcarouter.firewall.model.feed.RollUpQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs or sessions of a window, by their last event in it. A page is found by going through the events from the newest
 * down; the first event of a run that is met is its last one, unless the run was on an earlier page, which its newest
 * event tells. Immutable.
 */
public final class RollUps {
    private final EventStore store;
    private final String workspace;
    private final Grouping grouping;

    /** What events are grouped by. */
    public enum Grouping {
        /** The agent run. */
        RUN,
        /** The conversation, also called session. */
        SESSION;

        String id(Event event) {
            return switch (this) {
                case RUN -> event.runId();
                case SESSION -> event.conversationId();
            };
        }

        EventQuery.Builder with(EventQuery.Builder query, String id) {
            return switch (this) {
                case RUN -> query.runId(id);
                case SESSION -> query.conversationId(id);
            };
        }
    }

    /** The roll-ups of a workspace. */
    public RollUps(EventStore store, String workspace, Grouping grouping) {
        this.store = store;
        this.workspace = workspace;
        this.grouping = grouping;
    }

    private static EventQuery.Builder window(RollUpQuery query) {
        return EventQuery.builder()
                .kind(EventKind.EVALUATION)
                .from(query.from())
                .until(query.until())
                .limit(EventQuery.MAX_LIMIT);
    }

    /** One page. */
    public RollUpPage page(RollUpQuery query) {
        List<RollUp> items = new ArrayList<>();
        Set<String> met = new HashSet<>();
        EventCursor at = query.afterOrNull();
        int looked = 0;
        while (true) {
            List<EventRow> rows = store.page(workspace, window(query).after(at).build());
            for (EventRow row : rows) {
                at = row.cursor();
                String id = grouping.id(row.event());
                if (!id.isEmpty() && met.add(id) && !wasShown(query, id)) {
                    items.add(rollUp(query, id));
                    if (items.size() == query.limit()) {
                        return new RollUpPage(items, next(query, at));
                    }
                }
            }
            looked += rows.size();
            if (rows.size() < EventQuery.MAX_LIMIT) {
                return new RollUpPage(items, null);
            }
            if (looked >= Totals.MOST_EVENTS) {
                return new RollUpPage(items, next(query, at));
            }
        }
    }

    private static RollUpQuery next(RollUpQuery query, @Nullable EventCursor at) {
        return new RollUpQuery(query.from(), query.until(), at, query.limit());
    }

    private boolean wasShown(RollUpQuery query, String id) {
        EventCursor after = query.afterOrNull();
        if (after == null) {
            return false;
        }
        List<EventRow> newest =
                store.page(workspace, grouping.with(window(query), id).limit(1).build());
        return !newest.isEmpty() && newest.get(0).cursor().compareTo(after) >= 0;
    }

    private RollUp rollUp(RollUpQuery query, String id) {
        RollUpSums sums = new RollUpSums();
        EventQuery wanted = grouping.with(window(query), id).build();
        boolean more = Totals.over(store, workspace, wanted, Totals.MOST_EVENTS, row -> sums.add(row.event()));
        return sums.rollUp(id, more);
    }
}
