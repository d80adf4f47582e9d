/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.model.feed;

import ai.orcarouter.core.spi.EventCursor;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventQuery;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.RuleType;
import ai.orcarouter.guardrails.model.TextStage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which matches of a workspace to read (REFERENCE 4.11), newest first. All conditions must hold.
 *
 * @param guardrailId only matches of this guardrail; 0 for all
 * @param ruleTypeOrNull only matches of rules of this type; null for all
 * @param actionOrNull only matches with this effective action; null for all
 * @param stageOrNull only matches in texts that stood there; null for all
 * @param keyId only matches of this key; empty for all
 * @param model only matches in texts for or from this model; empty for all
 * @param requestId only matches of this request; empty for all
 * @param fromOrNull only matches from this time on; null for all
 * @param untilOrNull only matches before this time; null for all
 * @param hideFalsePositives whether to leave out what is marked as a false positive now
 * @param afterOrNull only matches after this place of the feed; null for the first page
 * @param limit the most records or groups of a page, 1 to {@link EventQuery#MAX_LIMIT}
 */
public record MatchQuery(
        long guardrailId,
        @Nullable RuleType ruleTypeOrNull,
        @Nullable GuardrailAction actionOrNull,
        @Nullable TextStage stageOrNull,
        String keyId,
        String model,
        String requestId,
        @Nullable Instant fromOrNull,
        @Nullable Instant untilOrNull,
        boolean hideFalsePositives,
        @Nullable EventCursor afterOrNull,
        int limit) {
    /** Checks the limit. */
    public MatchQuery {
        if (limit < 1 || limit > EventQuery.MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + EventQuery.MAX_LIMIT + " entries");
        }
    }

    /** A builder of a query for everything, in pages of 100. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same from another place of the feed on. */
    public MatchQuery after(EventCursor place) {
        return new MatchQuery(
                guardrailId,
                ruleTypeOrNull,
                actionOrNull,
                stageOrNull,
                keyId,
                model,
                requestId,
                fromOrNull,
                untilOrNull,
                hideFalsePositives,
                place,
                limit);
    }

    /** The same conditions for events, false positives aside. */
    public EventQuery.Builder events() {
        return EventQuery.builder()
                .kind(EventKind.MATCH)
                .policyId(guardrailId)
                .ruleType(ruleTypeOrNull == null ? "" : ruleTypeOrNull.wire())
                .verdict(actionOrNull == null ? "" : actionOrNull.wire())
                .surface(stageOrNull == null ? "" : stageOrNull.wire())
                .keyId(keyId)
                .model(model)
                .requestId(requestId)
                .from(fromOrNull)
                .until(untilOrNull)
                .after(afterOrNull)
                .limit(limit);
    }

    /** Collects conditions. Not thread-safe. */
    public static final class Builder {
        private long guardrailId;
        private @Nullable RuleType ruleType;
        private @Nullable GuardrailAction action;
        private @Nullable TextStage stage;
        private String keyId = "";
        private String model = "";
        private String requestId = "";
        private @Nullable Instant from;
        private @Nullable Instant until;
        private boolean hideFalsePositives;
        private int limit = 100;

        private Builder() {}

        /** Sets {@link MatchQuery#guardrailId()}. */
        public Builder guardrailId(long value) {
            guardrailId = value;
            return this;
        }

        /** Sets {@link MatchQuery#ruleTypeOrNull()}. */
        public Builder ruleType(@Nullable RuleType value) {
            ruleType = value;
            return this;
        }

        /** Sets {@link MatchQuery#actionOrNull()}. */
        public Builder action(@Nullable GuardrailAction value) {
            action = value;
            return this;
        }

        /** Sets {@link MatchQuery#stageOrNull()}. */
        public Builder stage(@Nullable TextStage value) {
            stage = value;
            return this;
        }

        /** Sets {@link MatchQuery#keyId()}. */
        public Builder keyId(String value) {
            keyId = value;
            return this;
        }

        /** Sets {@link MatchQuery#model()}. */
        public Builder model(String value) {
            model = value;
            return this;
        }

        /** Sets {@link MatchQuery#requestId()}. */
        public Builder requestId(String value) {
            requestId = value;
            return this;
        }

        /** Sets {@link MatchQuery#fromOrNull()}. */
        public Builder from(@Nullable Instant value) {
            from = value;
            return this;
        }

        /** Sets {@link MatchQuery#untilOrNull()}. */
        public Builder until(@Nullable Instant value) {
            until = value;
            return this;
        }

        /** Sets the window to so many days before {@code now}. */
        public Builder days(int days, Instant now) {
            return from(now.minus(Duration.ofDays(days))).until(null);
        }

        /** Sets {@link MatchQuery#hideFalsePositives()}. */
        public Builder hideFalsePositives(boolean value) {
            hideFalsePositives = value;
            return this;
        }

        /** Sets {@link MatchQuery#limit()}. */
        public Builder limit(int value) {
            limit = value;
            return this;
        }

        /** The query; throws {@link IllegalArgumentException} for a limit out of range. */
        public MatchQuery build() {
            return new MatchQuery(
                    guardrailId,
                    ruleType,
                    action,
                    stage,
                    keyId,
                    model,
                    requestId,
                    from,
                    until,
                    hideFalsePositives,
                    null,
                    limit);
        }
    }
}
