/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which approvals of a workspace to read; oldest first, by {@link Approval#openedAt()}, then id.
 *
 * @param stateOrNull only those in this state at {@code now}; null for all
 * @param now the instant that states are taken at
 * @param afterOrNull only those that come after this one in the order, which continues a page; null for the first page
 * @param limit the most approvals to return, 1 to {@link #MAX_LIMIT}
 */
public record ApprovalQuery(
        @Nullable ApprovalState stateOrNull,
        Instant now,
        @Nullable Place afterOrNull,
        int limit) {
    /** The most approvals of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Checks the limit. */
    public ApprovalQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " approvals");
        }
    }

    /** The first page of the approvals that wait for a reviewer at {@code now}. */
    public static ApprovalQuery pending(Instant now) {
        return new ApprovalQuery(ApprovalState.PENDING, now, null, 100);
    }

    /** The page after the one that ended with {@code last}. */
    public ApprovalQuery after(Approval last) {
        return new ApprovalQuery(stateOrNull, now, Place.of(last), limit);
    }

    /** Whether {@code approval} is asked for; says what the components mean. */
    public boolean matches(Approval approval) {
        return (stateOrNull == null || approval.state(now) == stateOrNull)
                && (afterOrNull == null || Place.of(approval).compareTo(afterOrNull) > 0);
    }

    /**
     * A place in the queue; it stays where it is when approvals come and go.
     *
     * @param openedAt when the approval there was opened
     * @param id its id
     */
    public record Place(Instant openedAt, String id) implements Comparable<Place> {
        /** The place of {@code approval}. */
        public static Place of(Approval approval) {
            return new Place(approval.openedAt(), approval.id());
        }

        /** Oldest first, then by id. */
        @Override
        public int compareTo(Place other) {
            int byTime = openedAt.compareTo(other.openedAt);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }
}
