/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.firewall.internal.compile.CompiledPolicy;
import ai.orcarouter.firewall.internal.sequence.CountedCall;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.LedgerAccount;
import ai.orcarouter.firewall.spi.RunLedger;
import ai.orcarouter.firewall.spi.RunStateView;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the run of one call has done, read while the call is judged, and taken down once it passes (SEMANTICS 4).
 *
 * <p>The ledger is asked only when a rule asks, once for the run's state and once for its balance. A ledger that fails
 * then makes the rule's decision a denial. A tool definition on the {@link Surface#INBOUND} surface is no call: it
 * completes no sequence and counts for none.
 *
 * <p>Used by one thread at a time, for one call that is decided once, under one or several names of its tool.
 */
public final class RunSession implements RunStateView {
    static final String RESTLESS = "the run changed too often while the call was judged";

    private static final String FULL = "the run keeps more state than is allowed";
    private static final String BROKEN = "what the run has done cannot be taken down";

    private final RunSessions owner;
    private final CompiledPolicy policy;
    private final ToolCall call;
    private final KeyCredit credit;
    private final Instant now;
    private final @Nullable String run;
    private final RunHistory history;
    private @Nullable Long spent;
    private @Nullable OptionalLong estimate;
    private @Nullable FirewallRule budget;

    RunSession(RunSessions owner, CompiledPolicy policy, ToolCall call, KeyCredit credit, Instant now) {
        this.owner = owner;
        this.policy = policy;
        this.call = call;
        this.credit = credit;
        this.now = now;
        run = RunName.of(call);
        history = new RunHistory(owner.ledger(), owner.workspace(), run == null ? "" : run, policy.sequences(), now);
    }

    @Override
    public boolean completesSequence(FirewallRule rule, ToolCall asked) {
        return asked.surface() != Surface.INBOUND
                && history.completes(policy.sequences().of(rule), asked.tool(), asked.surface() == Surface.EGRESS);
    }

    @Override
    public long spentCents(ToolCall asked) {
        Long known = spent;
        if (known == null) {
            RunLedger ledger = owner.ledger();
            known = ledger.balance(account(), now).totalCents();
            spent = known;
        }
        return known;
    }

    @Override
    public long spentCents(FirewallRule rule, ToolCall asked) {
        FirewallRule tightest = budget;
        if (tightest == null || cap(rule) < cap(tightest)) {
            budget = rule;
        }
        return spentCents(asked);
    }

    @Override
    public OptionalLong estimatedCents(ToolCall asked) {
        OptionalLong known = estimate;
        if (known == null) {
            known = call.estimatedCostCents().isPresent()
                    ? call.estimatedCostCents()
                    : owner.estimator().estimateCents(call);
            if (known.isPresent() && known.getAsLong() < 0) {
                throw new IllegalStateException("an estimated cost is not negative");
            }
            estimate = known;
        }
        return known;
    }

    /** Takes down the decision under all names of the call's tool; see {@link #commit(Decision, List, boolean)}. */
    public Commitment commit(Decision decision) {
        return commit(decision, call.names(), wentOut(call, decision));
    }

    /** Whether the egress surface was asked about {@code call} to decide it so. */
    public static boolean wentOut(ToolCall call, Decision decision) {
        return call.surface() == Surface.EGRESS
                || decision.extraction().opaque()
                || !decision.extraction().dialled().isEmpty();
    }

    /**
     * Takes down what was decided with this session. Nothing is taken down for a call that does not pass. Never throws
     * for a ledger that fails: the call is denied then, and a step of it may or may not have been counted.
     *
     * @param decision what holds, the skill overlay included; a hold that was lifted is a decision that passes
     * @param names every name of the tool; the call is counted once, for a step that fits one of them
     * @param wentOut whether the egress surface was asked about the call
     */
    public Commitment commit(Decision decision, List<String> names, boolean wentOut) {
        if (!decision.passes()) {
            return new Commitment.Final(decision, Settlement.NONE);
        }
        Reservations reserved = new Reservations(owner, now);
        Decision held = withinCredit(decision, reserved);
        held = held.passes() ? withinBudget(held, reserved) : held;
        if (held.passes() && run != null && call.surface() != Surface.INBOUND) {
            switch (count(new CountedCall(names, wentOut, now.toEpochMilli()))) {
                case COUNTED -> {}
                case FULL -> held = stopped(held, ReasonCode.RUN_STATE_LIMIT, FULL, held.ruleOrNull());
                case RESTLESS -> held = stopped(held, ReasonCode.EVALUATION_ERROR, RESTLESS, held.ruleOrNull());
                case BROKEN -> held = stopped(held, ReasonCode.EVALUATION_ERROR, BROKEN, held.ruleOrNull());
                case CHANGED -> {
                    reserved.release();
                    return new Commitment.Again();
                }
            }
        }
        if (!held.passes()) {
            reserved.release();
        }
        return new Commitment.Final(held, reserved.settlement());
    }

    private RunHistory.Outcome count(CountedCall counted) {
        try {
            return history.count(counted);
        } catch (RuntimeException e) {
            return isFull(e) ? RunHistory.Outcome.FULL : RunHistory.Outcome.BROKEN;
        }
    }

    /** A key's limit is no part of the policy, so shadow mode does not lift it. */
    private Decision withinCredit(Decision decision, Reservations reserved) {
        if (!credit.isLimited()) {
            return decision;
        }
        try {
            LedgerAccount account = LedgerAccount.key(owner.workspace(), credit.key());
            return reserved.reserve(account, estimateOrNone(), credit.limitCents())
                    ? decision
                    : denial(decision, ReasonCode.COST_CAP, "the key has reached its credit limit", null);
        } catch (RuntimeException e) {
            return denial(decision, ReasonCode.EVALUATION_ERROR, "what the key has spent cannot be told", null);
        }
    }

    private Decision withinBudget(Decision decision, Reservations reserved) {
        if (!policy.isBudgeted() || run == null) {
            return decision;
        }
        FirewallRule rule = budget;
        try {
            if (rule == null || decision.shadow()) {
                reserved.reserve(account(), estimateOrNone());
                return decision;
            }
            if (reserved.reserve(account(), estimateOrNone(), cap(rule))) {
                return decision;
            }
            Decision over = stopped(decision, ReasonCode.COST_CAP, "run is over its budget: " + rule.reason(), rule);
            if (over.passes()) {
                reserved.reserve(account(), estimateOrNone());
            }
            return over;
        } catch (RuntimeException e) {
            return isFull(e)
                    ? stopped(decision, ReasonCode.RUN_STATE_LIMIT, FULL, rule)
                    : stopped(decision, ReasonCode.EVALUATION_ERROR, BROKEN, rule);
        }
    }

    /** Where no rule with a budget asked, an estimator that fails counts as one that knows nothing. */
    private OptionalLong estimateOrNone() {
        try {
            return estimatedCents(call);
        } catch (RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    /** A denial in the policy's name, which shadow mode turns into a remark. */
    private Decision stopped(Decision decision, ReasonCode code, String reason, @Nullable FirewallRule rule) {
        return policy.decisions().show(denial(decision, code, reason, rule));
    }

    private Decision denial(Decision decision, ReasonCode code, String reason, @Nullable FirewallRule rule) {
        return new Decision(
                Verdict.DENY,
                code,
                reason,
                rule,
                decision.policyId(),
                decision.policyName(),
                null,
                null,
                decision.extraction(),
                decision.resolutions(),
                decision.skillOrNull());
    }

    private LedgerAccount account() {
        if (run == null) {
            throw new IllegalStateException("the call belongs to no run");
        }
        return LedgerAccount.run(owner.workspace(), run);
    }

    private static long cap(FirewallRule rule) {
        return rule.capCostCents().orElse(0);
    }

    private static boolean isFull(RuntimeException e) {
        return e instanceof OrcaException orca && orca.code() == ErrorCode.STORE_FULL;
    }
}
