/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a workspace to read (REFERENCE 2.17 and 4.11); newest first. All conditions must hold; texts compare
 * by exact characters, after the cleaning that {@link Event} applies to them.
 *
 * @param kindOrNull only this kind; null for all
 * @param verdict only events with this {@link Event#verdict()}; empty for all
 * @param surface only events with this {@link Event#surface()}; empty for all
 * @param tool only events with this {@link Event#tool()}; empty for all
 * @param runId only events with this {@link Event#runId()}; empty for all
 * @param conversationId only events with this {@link Event#conversationId()}; empty for all
 * @param requestId only events with this {@link Event#requestId()}; empty for all
 * @param keyId only events with this {@link Event#keyId()}; empty for all
 * @param model only events with this {@link Event#model()}; empty for all
 * @param ruleType only events with this {@link Event#ruleType()}; empty for all
 * @param policyId only events with this {@link Event#policyId()}; 0 for all
 * @param gapOrNull only events whose {@link Event#gap()} is this; null for all
 * @param fromOrNull only events from this instant on; null for no bound
 * @param untilOrNull only events before this instant; null for no bound
 * @param afterOrNull only events that come after this place, newest first, which continues a page: older ones; null for
 *     the first page
 * @param limit the most rows to return, 1 to {@link #MAX_LIMIT}
 */
public record EventQuery(
        @Nullable EventKind kindOrNull,
        String verdict,
        String surface,
        String tool,
        String runId,
        String conversationId,
        String requestId,
        String keyId,
        String model,
        String ruleType,
        long policyId,
        @Nullable Boolean gapOrNull,
        @Nullable Instant fromOrNull,
        @Nullable Instant untilOrNull,
        @Nullable EventCursor afterOrNull,
        int limit) {
    /** The most rows of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Cleans the texts as {@link Event} does and checks the limit. */
    public EventQuery {
        verdict = Event.name(verdict);
        surface = Event.name(surface);
        tool = Event.name(tool);
        runId = Event.name(runId);
        conversationId = Event.name(conversationId);
        requestId = Event.name(requestId);
        keyId = Event.name(keyId);
        model = Event.name(model);
        ruleType = Event.name(ruleType);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " rows");
        }
    }

    /** A builder of a query for all events, newest first, 100 a page. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this query. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.kind = kindOrNull;
        copy.verdict = verdict;
        copy.surface = surface;
        copy.tool = tool;
        copy.runId = runId;
        copy.conversationId = conversationId;
        copy.requestId = requestId;
        copy.keyId = keyId;
        copy.model = model;
        copy.ruleType = ruleType;
        copy.policyId = policyId;
        copy.gap = gapOrNull;
        copy.from = fromOrNull;
        copy.until = untilOrNull;
        copy.after = afterOrNull;
        copy.limit = limit;
        return copy;
    }

    /** The page after the one that ended with {@code last}. */
    public EventQuery after(EventRow last) {
        return toBuilder().after(last.cursor()).build();
    }

    /** Whether {@code row} is asked for; says what the components mean. */
    public boolean matches(EventRow row) {
        Event event = row.event();
        return (kindOrNull == null || kindOrNull == event.kind())
                && isOrAny(verdict, event.verdict())
                && isOrAny(surface, event.surface())
                && isOrAny(tool, event.tool())
                && isOrAny(runId, event.runId())
                && isOrAny(conversationId, event.conversationId())
                && isOrAny(requestId, event.requestId())
                && isOrAny(keyId, event.keyId())
                && isOrAny(model, event.model())
                && isOrAny(ruleType, event.ruleType())
                && (policyId == 0 || policyId == event.policyId())
                && (gapOrNull == null || gapOrNull == event.gap())
                && (fromOrNull == null || !event.time().isBefore(fromOrNull))
                && (untilOrNull == null || event.time().isBefore(untilOrNull))
                && (afterOrNull == null || row.cursor().compareTo(afterOrNull) < 0);
    }

    private static boolean isOrAny(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    /** Collects the parts of a query. Not thread-safe. */
    public static final class Builder {
        private @Nullable EventKind kind;
        private String verdict = "";
        private String surface = "";
        private String tool = "";
        private String runId = "";
        private String conversationId = "";
        private String requestId = "";
        private String keyId = "";
        private String model = "";
        private String ruleType = "";
        private long policyId;
        private @Nullable Boolean gap;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private @Nullable EventCursor after;
        private int limit = 100;

        private Builder() {}

        /** Sets {@link EventQuery#kindOrNull()}. */
        public Builder kind(@Nullable EventKind value) {
            kind = value;
            return this;
        }

        /** Sets {@link EventQuery#verdict()}. */
        public Builder verdict(String value) {
            verdict = value;
            return this;
        }

        /** Sets {@link EventQuery#surface()}. */
        public Builder surface(String value) {
            surface = value;
            return this;
        }

        /** Sets {@link EventQuery#tool()}. */
        public Builder tool(String value) {
            tool = value;
            return this;
        }

        /** Sets {@link EventQuery#runId()}. */
        public Builder runId(String value) {
            runId = value;
            return this;
        }

        /** Sets {@link EventQuery#conversationId()}. */
        public Builder conversationId(String value) {
            conversationId = value;
            return this;
        }

        /** Sets {@link EventQuery#requestId()}. */
        public Builder requestId(String value) {
            requestId = value;
            return this;
        }

        /** Sets {@link EventQuery#keyId()}. */
        public Builder keyId(String value) {
            keyId = value;
            return this;
        }

        /** Sets {@link EventQuery#model()}. */
        public Builder model(String value) {
            model = value;
            return this;
        }

        /** Sets {@link EventQuery#ruleType()}. */
        public Builder ruleType(String value) {
            ruleType = value;
            return this;
        }

        /** Sets {@link EventQuery#policyId()}. */
        public Builder policyId(long value) {
            policyId = value;
            return this;
        }

        /** Sets {@link EventQuery#gapOrNull()}. */
        public Builder gap(@Nullable Boolean value) {
            gap = value;
            return this;
        }

        /** Sets {@link EventQuery#fromOrNull()}. */
        public Builder from(@Nullable Instant value) {
            from = value;
            return this;
        }

        /** Sets {@link EventQuery#untilOrNull()}. */
        public Builder until(@Nullable Instant value) {
            until = value;
            return this;
        }

        /** Sets {@link EventQuery#afterOrNull()}. */
        public Builder after(@Nullable EventCursor value) {
            after = value;
            return this;
        }

        /** Sets {@link EventQuery#limit()}. */
        public Builder limit(int value) {
            limit = value;
            return this;
        }

        /** The query; throws {@link IllegalArgumentException} for a limit out of range. */
        public EventQuery build() {
            return new EventQuery(
                    kind,
                    verdict,
                    surface,
                    tool,
                    runId,
                    conversationId,
                    requestId,
                    keyId,
                    model,
                    ruleType,
                    policyId,
                    gap,
                    from,
                    until,
                    after,
                    limit);
        }
    }
}
