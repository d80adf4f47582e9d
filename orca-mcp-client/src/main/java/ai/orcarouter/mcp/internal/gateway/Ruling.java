/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.Mediation;
import ai.orcarouter.firewall.model.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision, and what was set aside for the call. Thread-safe.
 *
 * @param decision what holds
 * @param mediationOrNull the workspace's account of it; null for an engine's decision
 */
public record Ruling(Decision decision, @Nullable Mediation mediationOrNull) {
    private static final System.Logger LOG = System.getLogger(Ruling.class.getName());

    static Ruling of(Decision decision) {
        return new Ruling(decision, null);
    }

    static Ruling of(Mediation mediation) {
        return new Ruling(mediation.decision(), mediation);
    }

    /** The approval that the call waits for or has used; null for none. */
    @Nullable
    String approvalIdOrNull() {
        return mediationOrNull == null ? null : mediationOrNull.approvalId().orElse(null);
    }

    /**
     * Ends what was set aside: with the cost of a call that may have run, else by giving it back. A ledger that cannot
     * be reached ends it by its lease.
     */
    void end(boolean mayHaveRun, long cents) {
        if (mediationOrNull == null) {
            return;
        }
        try {
            if (mayHaveRun) {
                mediationOrNull.settle(cents);
            } else {
                mediationOrNull.release();
            }
        } catch (OrcaException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "a reservation could not be ended", e);
        }
    }
}
