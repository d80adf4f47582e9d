/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit rows of a workspace to read; newest first.
 *
 * @param verb only rows with exactly this verb; empty for all
 * @param targetKind only rows with exactly this kind of target; empty for all
 * @param targetId only rows with exactly this target id; empty for all
 * @param actor only rows of exactly this actor id; empty for all
 * @param fromOrNull only rows from this instant on; null for no bound
 * @param untilOrNull only rows before this instant; null for no bound
 * @param beforeSequence only rows with a lower number, which continues a page; {@link Long#MAX_VALUE} for the first
 * @param limit the most rows to return, 1 to {@link #MAX_LIMIT}
 */
public record AuditQuery(
        String verb,
        String targetKind,
        String targetId,
        String actor,
        @Nullable Instant fromOrNull,
        @Nullable Instant untilOrNull,
        long beforeSequence,
        int limit) {
    /** The most rows of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Checks the limit. */
    public AuditQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " rows");
        }
    }

    /** A builder of a query for all rows, newest first, 100 a page. */
    public static Builder builder() {
        return new Builder();
    }

    /** The page after the one that ended with {@code last}. */
    public AuditQuery before(AuditEntry last) {
        return new AuditQuery(verb, targetKind, targetId, actor, fromOrNull, untilOrNull, last.sequence(), limit);
    }

    /** Whether {@code row} is asked for; says what the components mean. */
    public boolean matches(AuditEntry row) {
        AuditAct act = row.act();
        return row.sequence() < beforeSequence
                && (verb.isEmpty() || verb.equals(act.verb()))
                && (targetKind.isEmpty() || targetKind.equals(act.targetKind()))
                && (targetId.isEmpty() || targetId.equals(act.targetId()))
                && (actor.isEmpty() || actor.equals(act.actor().id()))
                && (fromOrNull == null || !act.time().isBefore(fromOrNull))
                && (untilOrNull == null || act.time().isBefore(untilOrNull));
    }

    /** Collects the parts of a query. Not thread-safe. */
    public static final class Builder {
        private String verb = "";
        private String targetKind = "";
        private String targetId = "";
        private String actor = "";
        private @Nullable Instant from;
        private @Nullable Instant until;
        private long beforeSequence = Long.MAX_VALUE;
        private int limit = 100;

        private Builder() {}

        /** Sets {@link AuditQuery#verb()}. */
        public Builder verb(String value) {
            verb = value;
            return this;
        }

        /** Sets {@link AuditQuery#targetKind()} and {@link AuditQuery#targetId()}. */
        public Builder target(String kind, String id) {
            targetKind = kind;
            targetId = id;
            return this;
        }

        /** Sets {@link AuditQuery#actor()}. */
        public Builder actor(String value) {
            actor = value;
            return this;
        }

        /** Sets {@link AuditQuery#fromOrNull()}. */
        public Builder from(@Nullable Instant value) {
            from = value;
            return this;
        }

        /** Sets {@link AuditQuery#untilOrNull()}. */
        public Builder until(@Nullable Instant value) {
            until = value;
            return this;
        }

        /** Sets {@link AuditQuery#beforeSequence()}. */
        public Builder beforeSequence(long value) {
            beforeSequence = value;
            return this;
        }

        /** Sets {@link AuditQuery#limit()}. */
        public Builder limit(int value) {
            limit = value;
            return this;
        }

        /** The query; throws {@link IllegalArgumentException} for a limit out of range. */
        public AuditQuery build() {
            return new AuditQuery(verb, targetKind, targetId, actor, from, until, beforeSequence, limit);
        }
    }
}
