/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.spi;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalRuling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps held calls until they are decided and used (REFERENCE 2.13, SEMANTICS 3.2). One table is enough.
 *
 * <p><b>Workspaces</b> need no creation and do not see each other; the workspace of an approval is that of its binding.
 *
 * <p><b>Atomicity.</b> Each call takes effect at one moment. Whatever runs at the same time, in any process: one
 * decision wins, and one caller consumes a grant. Once a call has returned, every later one sees its effect.
 *
 * <p><b>Time</b> comes in as arguments; a store reads no clock. Nothing happens when an approval expires: its state is
 * computed for the instant at hand, by {@link Approval#state}.
 *
 * <p><b>Retention.</b> An approval is kept for {@link #RETENTION} after it expired; the store may forget it then.
 *
 * <p><b>Thread-safety.</b> All methods may be called from any number of threads and, where the store is shared, from
 * any number of processes. They may block; an implementation bounds its own waiting.
 *
 * <p><b>Errors.</b> A store that cannot be reached or does not answer in time throws
 * {@link ai.orcarouter.core.OrcaException} with {@link ai.orcarouter.core.ErrorCode#STORE_UNAVAILABLE}; one that takes
 * no more open approvals, with {@link ai.orcarouter.core.ErrorCode#STORE_FULL}. What was asked for may or may not have
 * happened then. {@link #open}, {@link #resolve} and {@link #revoke} can be called again; a grant whose consumption
 * ended so counts as spent.
 */
public interface ApprovalStore {
    /** How long a call is held unless the host says otherwise: 24 hours (REFERENCE 15.17). */
    Duration DEFAULT_EXPIRY = Duration.ofHours(24);

    /** How long an expired approval is kept at least: 24 hours. */
    Duration RETENTION = Duration.ofHours(24);

    /**
     * Stores {@code approval}, which is pending, unless its workspace has one with that id; that one stays as it is, so
     * that a call that is repeated changes nothing.
     *
     * @return the approval that is stored under the id now
     */
    Approval open(Approval approval);

    /** The approval with that id; empty when the workspace has none. */
    Optional<Approval> find(String workspace, String id);

    /** The approvals that {@code query} asks for, oldest first; fewer than its limit only when there are no more. */
    List<Approval> page(String workspace, ApprovalQuery query);

    /**
     * Decides: stores {@code ruling} if the approval is pending at {@link ApprovalRuling#time()}. Any other approval
     * stays as it is, so the first decision wins and the same one again changes nothing.
     *
     * @return the approval as it is stored now, whichever decision won; empty when the workspace has none with that id
     */
    Optional<Approval> resolve(String workspace, String id, ApprovalRuling ruling);

    /**
     * Uses a grant: marks the approval consumed at {@code now} if it is approved at {@code now}. Of all calls for one
     * approval at most one returns true.
     *
     * @param note kept with it, such as {@link Approval#RULE_CHANGED}; may be empty
     * @return whether this call used it; the call may be dispatched only then
     */
    boolean consume(String workspace, String id, String note, Instant now);

    /**
     * Makes an approval void if it is pending or approved at {@code now}. Any other stays as it is.
     *
     * @param note why; may be empty
     * @return the approval as it is stored now; empty when the workspace has none with that id
     */
    Optional<Approval> revoke(String workspace, String id, String note, Instant now);
}
