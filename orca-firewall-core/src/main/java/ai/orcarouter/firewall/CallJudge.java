/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.internal.approval.Bindings;
import ai.orcarouter.firewall.internal.approval.Grant;
import ai.orcarouter.firewall.internal.approval.HeldCall;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.DecisionContext;
import ai.orcarouter.firewall.internal.evaluate.Lift;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalBinding.Hold;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.RunStateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges one call together with the approvals that came with it (SEMANTICS 3.2). May judge it again when the call's run
 * moved meanwhile; then the last judgement counts. Used by one thread.
 */
final class CallJudge {
    private final HoldDesk desk;
    private final Decider decider;
    private final CallContext context;
    private final ToolCall call;
    private final String workspace;
    private final long policyVersion;
    private final boolean mediated;
    private final Instant now;

    private final List<Grant.Valid> grants = new ArrayList<>();
    private String waitsFor = "";
    private @Nullable Decision free;

    CallJudge(
            HoldDesk desk,
            String workspace,
            Decider decider,
            long policyVersion,
            CallContext context,
            ToolCall call,
            boolean mediated,
            Instant now) {
        this.desk = desk;
        this.workspace = workspace;
        this.decider = decider;
        this.policyVersion = policyVersion;
        this.context = context;
        this.call = call;
        this.mediated = mediated;
        this.now = now;
    }

    /** The decision, with the holds lifted that valid grants lift. A store that fails stops a held call. */
    Decision judge(@Nullable RunStateView runs) {
        grants.clear();
        waitsFor = "";
        free = null;
        DecisionContext plain = DecisionContext.of(runs);
        Decision decision = ask(plain);
        boolean held = decision.verdict() == Verdict.PENDING_APPROVAL;
        if (!held && (context.approvals().isEmpty() || !decision.passes())) {
            return decision;
        }
        Decision unheld = held ? ask(plain.lifting(Lift.ALL)) : decision;
        if (!unheld.passes()) {
            return unheld; // a person could not let it through either
        }
        free = unheld;
        if (context.approvals().isEmpty()) {
            return decision;
        }
        try {
            return withGrants(plain, decision, unheld, held);
        } catch (RuntimeException e) {
            return held ? unavailable(decision) : decision;
        }
    }

    private Decision withGrants(DecisionContext plain, Decision decision, Decision unheld, boolean held) {
        ApprovalBinding current = Bindings.of(heldCall(unheld), Hold.RULE, null);
        for (String id : context.approvals()) {
            Grant grant = desk.prove(id, current, policy(), now);
            if (grant instanceof Grant.Valid valid) {
                grants.add(valid);
            } else if (held && grant instanceof Grant.Refused refused) {
                grants.clear();
                return stopped(decision, ReasonCode.APPROVAL_REFUSED, refused.reason());
            } else if (held) {
                waitsFor = id;
            }
        }
        return held && !grants.isEmpty() ? ask(plain.lifting(lift())) : decision;
    }

    private Decision ask(DecisionContext with) {
        return mediated ? decider.mediate(call, with) : decider.evaluate(call, with);
    }

    private Lift lift() {
        boolean skill = false;
        boolean anyRule = false;
        Set<Long> rules = new HashSet<>();
        for (Grant.Valid grant : grants) {
            ApprovalBinding binding = grant.approval().binding();
            if (binding.hold() == Hold.SKILL) {
                skill = true;
            } else {
                rules.add(binding.ruleId());
                anyRule |= grant.ruleChanged();
            }
        }
        return new Lift(skill, anyRule, rules);
    }

    /** The grants that the judgement rests on. */
    List<Grant.Valid> grants() {
        return grants;
    }

    /** The approval that came with the call and is not decided yet; empty for none. */
    String waitsFor() {
        return waitsFor;
    }

    /**
     * What a grant for the hold in {@code decision} would be bound to.
     *
     * @throws IllegalArgumentException when the call has parts that no store can keep
     */
    ApprovalBinding binding(Decision decision) {
        boolean bySkill =
                decision.code() == ReasonCode.SKILL_QUARANTINE || decision.code() == ReasonCode.SKILL_UNATTRIBUTED;
        FirewallRule rule = bySkill ? null : decision.ruleOrNull();
        return Bindings.of(heldCall(free == null ? decision : free), bySkill ? Hold.SKILL : Hold.RULE, rule);
    }

    private HeldCall heldCall(Decision unheld) {
        return new HeldCall(
                workspace,
                context.keyId(),
                call,
                context.toolSchemaHash(),
                unheld.effectiveArguments(call),
                unheld.extraction(),
                policy().id(),
                policyVersion);
    }

    private FirewallPolicy policy() {
        return decider.policy().policy();
    }

    static Decision unavailable(Decision decision) {
        return stopped(decision, ReasonCode.APPROVAL_STORE_UNAVAILABLE, "held, and approvals cannot be reached");
    }

    static Decision stopped(Decision decision, ReasonCode code, String reason) {
        return new Decision(
                Verdict.DENY,
                code,
                reason,
                decision.ruleOrNull(),
                decision.policyId(),
                decision.policyName(),
                null,
                null,
                decision.extraction(),
                decision.resolutions(),
                decision.skillOrNull());
    }
}
