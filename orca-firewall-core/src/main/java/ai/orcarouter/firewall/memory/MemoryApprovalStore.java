/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.memory;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalQuery.Place;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Held calls in memory, gone with the process; an approval that is lost so denies the call that comes back for it.
 *
 * <p>Each workspace keeps a bounded number of approvals. Beyond it, those past their retention are forgotten; when
 * there are none, no more are opened ({@link ErrorCode#STORE_FULL}). Never unavailable. Thread-safe, under one lock.
 */
public final class MemoryApprovalStore implements ApprovalStore {
    /** Approvals kept for each workspace unless said otherwise: 10,000. */
    public static final int DEFAULT_CAPACITY = 10_000;

    private final Map<String, Queue> workspaces = new HashMap<>();
    private final int capacity;

    /** A store that keeps {@link #DEFAULT_CAPACITY} approvals for each workspace. */
    public MemoryApprovalStore() {
        this(DEFAULT_CAPACITY);
    }

    /** A store that keeps {@code capacity} approvals for each workspace, at least one. */
    public MemoryApprovalStore(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("an approval store keeps at least one approval");
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized Approval open(Approval approval) {
        Queue queue = workspaces.computeIfAbsent(approval.binding().workspace(), name -> new Queue());
        Approval known = queue.byId.get(approval.id());
        if (known != null) {
            return known;
        }
        if (queue.byId.size() >= capacity && !queue.forget(approval.openedAt().minus(RETENTION))) {
            throw new OrcaException(ErrorCode.STORE_FULL, "the workspace has " + capacity + " approvals");
        }
        queue.put(approval);
        return approval;
    }

    @Override
    public synchronized Optional<Approval> find(String workspace, String id) {
        return Optional.ofNullable(queue(workspace).byId.get(id));
    }

    @Override
    public synchronized List<Approval> page(String workspace, ApprovalQuery query) {
        NavigableMap<Place, Approval> all = queue(workspace).byPlace;
        return (query.afterOrNull() == null ? all : all.tailMap(query.afterOrNull(), false))
                .values().stream().filter(query::matches).limit(query.limit()).toList();
    }

    @Override
    public synchronized Optional<Approval> resolve(String workspace, String id, ApprovalRuling ruling) {
        return change(
                workspace,
                id,
                known -> known.state(ruling.time()) == ApprovalState.PENDING ? known.ruled(ruling) : known);
    }

    @Override
    public synchronized boolean consume(String workspace, String id, String note, Instant now) {
        Approval known = queue(workspace).byId.get(id);
        if (known == null || known.state(now) != ApprovalState.APPROVED) {
            return false;
        }
        queue(workspace).put(known.consumed(now, note));
        return true;
    }

    @Override
    public synchronized Optional<Approval> revoke(String workspace, String id, String note, Instant now) {
        return change(workspace, id, known -> switch (known.state(now)) {
            case PENDING, APPROVED -> known.revoked(now, note);
            case REJECTED, CONSUMED, EXPIRED, REVOKED -> known;
        });
    }

    private Optional<Approval> change(String workspace, String id, UnaryOperator<Approval> change) {
        Approval known = queue(workspace).byId.get(id);
        if (known == null) {
            return Optional.empty();
        }
        Approval changed = change.apply(known);
        queue(workspace).put(changed);
        return Optional.of(changed);
    }

    private Queue queue(String workspace) {
        Queue known = workspaces.get(workspace);
        return known == null ? new Queue() : known;
    }

    /** The approvals of one workspace. */
    private static final class Queue {
        private final Map<String, Approval> byId = new HashMap<>();
        private final NavigableMap<Place, Approval> byPlace = new TreeMap<>();

        void put(Approval approval) {
            byId.put(approval.id(), approval);
            byPlace.put(Place.of(approval), approval);
        }

        /** Forgets what expired at {@code past} or before; whether there was any. */
        boolean forget(Instant past) {
            boolean any = byId.values().removeIf(old -> !old.expiresAt().isAfter(past));
            byPlace.values().removeIf(old -> !byId.containsKey(old.id()));
            return any;
        }
    }
}
