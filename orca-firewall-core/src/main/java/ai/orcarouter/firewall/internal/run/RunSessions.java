/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.CostEstimator;
import ai.orcarouter.firewall.spi.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the sessions of a workspace. Immutable and thread-safe. */
public final class RunSessions {
    /** How long a reservation lasts unless it is settled, by default: 10 minutes. */
    public static final Duration DEFAULT_LEASE = Duration.ofMinutes(10);

    /** How often a call is decided anew because another call of its run came between. */
    static final int MOST_ROUNDS = 16;

    private final RunLedger ledger;
    private final String workspace;
    private final CostEstimator estimator;
    private final Duration lease;
    private final Supplier<String> ids;

    /**
     * Sessions on a ledger.
     *
     * @param lease how long a reservation lasts unless it is settled; longer than any call takes
     * @throws IllegalArgumentException if the lease is not positive
     */
    public RunSessions(RunLedger ledger, String workspace, CostEstimator estimator, Duration lease) {
        this(ledger, workspace, estimator, lease, () -> UUID.randomUUID().toString());
    }

    RunSessions(RunLedger ledger, String workspace, CostEstimator estimator, Duration lease, Supplier<String> ids) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must be positive");
        }
        this.ledger = ledger;
        this.workspace = workspace;
        this.estimator = estimator;
        this.lease = lease;
        this.ids = ids;
    }

    /** Sessions that begin where the ledger stands now and change nothing in it; for one thread. */
    public RunSessions onScratch() {
        return new RunSessions(new ScratchLedger(ledger), workspace, estimator, lease, ids);
    }

    /** Whether calls need a session; without it they are decided with no view of runs, and nothing is taken down. */
    public static boolean isNeeded(CompiledPolicy policy, KeyCredit credit) {
        return policy.isStateful() || credit.isLimited();
    }

    /** A session for one call, which is judged at {@code now}. Asks nothing of the ledger yet. */
    public RunSession open(CompiledPolicy policy, ToolCall call, KeyCredit credit, Instant now) {
        return new RunSession(this, policy, call, credit, now);
    }

    /**
     * Decides a call and takes it down, as often as other calls of its run come between; denies it when that does not
     * end.
     *
     * @param decide asks a {@code Decider} with the session as its view of the run
     */
    public Commitment.Final decide(
            CompiledPolicy policy,
            ToolCall call,
            KeyCredit credit,
            Instant now,
            Function<RunSession, Decision> decide) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            RunSession session = open(policy, call, credit, now);
            if (session.commit(decide.apply(session)) instanceof Commitment.Final done) {
                return done;
            }
        }
        Decision denied = policy.decisions().make(Verdict.DENY, ReasonCode.EVALUATION_ERROR, RunSession.RESTLESS, null);
        return new Commitment.Final(policy.decisions().show(denied), Settlement.NONE);
    }

    RunLedger ledger() {
        return ledger;
    }

    String workspace() {
        return workspace;
    }

    CostEstimator estimator() {
        return estimator;
    }

    Duration lease() {
        return lease;
    }

    String newId() {
        return ids.get();
    }
}
