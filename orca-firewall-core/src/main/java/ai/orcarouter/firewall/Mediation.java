/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.internal.run.Settlement;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.spi.AccountSpend;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A decision made in a workspace, and what remains to be done about the call: a call that was dispatched is settled
 * with what it has cost, one that was not is released; without either its estimate counts until the lease ends. Both
 * may be called again and by any thread; the first decides.
 */
public final class Mediation {
    private final ToolCall call;
    private final Decision decision;
    private final String approvalId;
    private final long policyVersion;
    private final Settlement settlement;
    private final InstantSource clock;

    Mediation(
            ToolCall call,
            Decision decision,
            String approvalId,
            long policyVersion,
            Settlement settlement,
            InstantSource clock) {
        this.call = call;
        this.decision = decision;
        this.approvalId = approvalId;
        this.policyVersion = policyVersion;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * A decision that was made elsewhere, such as by an engine: without an approval, and with nothing set aside.
     *
     * @param call the call that {@code decision} is about
     */
    public static Mediation of(ToolCall call, Decision decision) {
        return new Mediation(call, decision, "", 0, Settlement.NONE, InstantSource.system());
    }

    /** What holds. */
    public Decision decision() {
        return decision;
    }

    /** Whether the call may be dispatched now, with {@link #effectiveArguments()}. */
    public boolean passes() {
        return decision.passes();
    }

    /** What to dispatch. */
    public Arguments effectiveArguments() {
        return decision.effectiveArguments(call);
    }

    /** The approval that a held call waits for, or that a call which passes has used. */
    public Optional<String> approvalId() {
        return approvalId.isEmpty() ? Optional.empty() : Optional.of(approvalId);
    }

    /** Version of the policy document that decided; 0 when none did. */
    public long policyVersion() {
        return policyVersion;
    }

    /** The error body for a call that was stopped; see {@link DecisionErrors#body}. */
    public Optional<String> errorBody() {
        return DecisionErrors.body(call, decision, approvalId.isEmpty() ? null : approvalId);
    }

    /** Whether something was set aside for the call. */
    boolean hasReservation() {
        return !settlement.isEmpty();
    }

    /**
     * Counts what the call has cost in place of its estimate.
     *
     * @param actualCents cents of a US dollar
     * @return the accounts it counts for; none when no budget counts it
     * @throws IllegalArgumentException for an amount out of range
     * @throws ai.orcarouter.core.OrcaException with {@code STORE_UNAVAILABLE} when the ledger cannot be reached
     */
    public List<AccountSpend> settle(long actualCents) {
        return settlement.settle(actualCents, clock.instant());
    }

    /**
     * Gives back what was set aside for a call that was not dispatched.
     *
     * @throws ai.orcarouter.core.OrcaException with {@code STORE_UNAVAILABLE} when the ledger cannot be reached
     */
    public void release() {
        settlement.release(clock.instant());
    }
}
