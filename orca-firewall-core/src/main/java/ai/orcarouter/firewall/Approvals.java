/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.firewall.model.AdminOperation;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The queue of held calls of one workspace and the decisions on them (REFERENCE 2.13). Reviewers need the role
 * {@link Role#DEVELOPER}, unless the host's {@code AccessPolicy} says otherwise; agents poll with a gateway key. The
 * first decision wins; the same one again changes nothing.
 *
 * <p>Thread-safe. Methods block as long as the approval store does, and throw {@link OrcaException} with
 * {@link ErrorCode#STORE_UNAVAILABLE} when it cannot be reached, {@link ErrorCode#FORBIDDEN} when the caller may not,
 * and {@link ErrorCode#NOT_FOUND} when there is no such approval.
 */
public final class Approvals {
    /** Reviewer of a decision that came by signed callback. */
    public static final String WEBHOOK = "webhook";

    private static final Duration POLL = Duration.ofMillis(500);

    private final String workspace;
    private final ApprovalStore store;
    private final InstantSource clock;
    private final Access access;
    private final RulingAudit audit;
    private final CallbackDesk callbacks;
    /** Counts decisions made in this process. */
    private final AtomicLong rulings = new AtomicLong();

    Approvals(
            String workspace,
            ApprovalStore store,
            InstantSource clock,
            Access access,
            RulingAudit audit,
            CallbackDesk callbacks) {
        this.workspace = workspace;
        this.store = store;
        this.clock = clock;
        this.access = access;
        this.audit = audit;
        this.callbacks = callbacks;
    }

    /** The calls that wait for a reviewer, oldest first, at most 100. */
    public List<Approval> pending(Actor actor) {
        return page(actor, ApprovalQuery.pending(clock.instant()));
    }

    /** A page of the queue, oldest first. */
    public List<Approval> page(Actor actor, ApprovalQuery query) {
        access.require(actor, AdminOperation.REVIEW_APPROVALS);
        return store.page(workspace, query);
    }

    /** One approval. */
    public Approval get(Actor actor, String id) {
        access.require(actor, AdminOperation.REVIEW_APPROVALS);
        return find(id);
    }

    /**
     * Approves or rejects. Returns the approval as it stands then, which is another's decision when that came first, or
     * an expired approval.
     */
    public Approval decide(Actor actor, String id, boolean approve, String comment) {
        access.require(actor, AdminOperation.REVIEW_APPROVALS);
        return rule(id, new ApprovalRuling(approve, actor.id(), comment, clock.instant()), actor);
    }

    /**
     * Takes a decision that a reviewer's system sends, authenticated by its signature. A refused callback decides
     * nothing.
     */
    public CallbackResult callback(ApprovalCallback callback) {
        Instant now = clock.instant();
        CallbackResult result = callbacks.accept(callback, now);
        if (result instanceof CallbackResult.Accepted accepted) {
            boolean approve = accepted.choice() == CallbackResult.Choice.APPROVE;
            Actor webhook = new Actor(WEBHOOK, Role.DEVELOPER);
            rule(callback.approvalId(), new ApprovalRuling(approve, WEBHOOK, accepted.comment(), now), webhook);
        }
        return result;
    }

    /** Where an approval stands, for an agent that polls with a gateway key. */
    public ApprovalState poll(KeyHandle key, String id) {
        requireGateway(key);
        return find(id).state(clock.instant());
    }

    /**
     * Waits until somebody decides, the approval expires or {@code timeout} is over, and says where it stands then. A
     * hold itself returns at once; this is a separate call (REFERENCE 14.13). Decisions made in this process are seen
     * at once, others within half a second.
     */
    public ApprovalState awaitDecision(KeyHandle key, String id, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = rulings.get();
            ApprovalState state = poll(key, id);
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (state != ApprovalState.PENDING || left <= 0) {
                return state;
            }
            try {
                awaitRuling(seen, Math.min(left, POLL.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return state;
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller looks at the store again whatever ended the wait
    private void awaitRuling(long seen, long millis) throws InterruptedException {
        synchronized (rulings) {
            if (rulings.get() == seen) {
                rulings.wait(millis);
            }
        }
    }

    private Approval rule(String id, ApprovalRuling ruling, Actor actor) {
        Approval stored = store.resolve(workspace, id, ruling).orElseThrow(() -> notFound(id));
        synchronized (rulings) {
            rulings.incrementAndGet();
            rulings.notifyAll();
        }
        if (stored.ruling().filter(held -> isSame(held, ruling)).isPresent()) {
            audit.ruled(actor, stored);
        }
        return stored;
    }

    private static boolean isSame(ApprovalRuling held, ApprovalRuling ruling) {
        return held.approved() == ruling.approved() && held.reviewer().equals(ruling.reviewer());
    }

    private Approval find(String id) {
        Optional<Approval> found = store.find(workspace, id);
        return found.orElseThrow(() -> notFound(id));
    }

    private static OrcaException notFound(String id) {
        return new OrcaException(ErrorCode.NOT_FOUND, "there is no approval " + id);
    }

    private void requireGateway(KeyHandle key) {
        if (!key.firewallGateway() || !key.workspace().equals(workspace)) {
            throw new OrcaException(ErrorCode.FORBIDDEN, "approvals are polled with a gateway key of the workspace");
        }
    }

    /** Takes down who decided. */
    @FunctionalInterface
    interface RulingAudit {
        /** The decision of {@code actor} is the one that holds. */
        void ruled(Actor actor, Approval approval);
    }

    /** Proves callbacks. */
    @FunctionalInterface
    interface CallbackDesk {
        /** What a callback amounts to. */
        CallbackResult accept(ApprovalCallback callback, Instant now);
    }
}
