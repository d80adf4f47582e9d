/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.internal.approval.Grant;
import ai.orcarouter.firewall.internal.evaluate.Decider;
import ai.orcarouter.firewall.internal.evaluate.DecisionContext;
import ai.orcarouter.firewall.internal.event.ArgumentSummary;
import ai.orcarouter.firewall.internal.event.Observation;
import ai.orcarouter.firewall.internal.event.Recordable;
import ai.orcarouter.firewall.internal.run.Commitment;
import ai.orcarouter.firewall.internal.run.KeyCredit;
import ai.orcarouter.firewall.internal.run.RunSessions;
import ai.orcarouter.firewall.internal.run.Settlement;
import ai.orcarouter.firewall.internal.workspace.PolicyResolution;
import ai.orcarouter.firewall.internal.workspace.SnapshotSource;
import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides calls of one workspace in earnest: resolves the policy, judges the call with its run and its approvals, takes
 * down what it did, uses or opens approvals last, and records the event (SEMANTICS 3.1). Thread-safe.
 */
final class WorkspaceMediator {
    private final String workspace;
    private final SnapshotSource snapshots;
    private final RunSessions sessions;
    private final HoldDesk desk;
    private final ArgumentSummary summaries;
    private final Consumer<Recordable> events;
    private final InstantSource clock;
    private final Telemetry telemetry;

    WorkspaceMediator(
            String workspace,
            SnapshotSource snapshots,
            RunSessions sessions,
            HoldDesk desk,
            ArgumentSummary summaries,
            Consumer<Recordable> events,
            InstantSource clock,
            Telemetry telemetry) {
        this.workspace = workspace;
        this.snapshots = snapshots;
        this.sessions = sessions;
        this.desk = desk;
        this.summaries = summaries;
        this.events = events;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** A decision in earnest; with {@code both}, on the egress surface as well where the call goes out. */
    Mediation decide(CallContext context, ToolCall given, boolean both) {
        long start = telemetry.start();
        ToolCall call = withKey(given, context);
        Instant now = clock.instant();
        PolicyResolution resolution = snapshots.resolve(context.firewallPolicyId());
        Mediation mediation = decide(resolution, context, call, both, now);
        record(resolution, context, call, mediation, now);
        telemetry.decided(call, mediation.decision(), start);
        return mediation;
    }

    /**
     * What {@link #decide} would say about the steps one after the other, if each that passes were made; without
     * approvals. Nothing is taken down (REFERENCE 15.2).
     */
    List<Decision> preview(CallContext context, List<ToolCall> steps) {
        PolicyResolution resolution = snapshots.resolve(context.firewallPolicyId());
        RunSessions scratch = sessions.onScratch();
        Instant now = clock.instant();
        return steps.stream()
                .map(step -> preview(resolution, scratch, context, withKey(step, context), now))
                .toList();
    }

    private static Decision preview(
            PolicyResolution resolution, RunSessions scratch, CallContext context, ToolCall call, Instant now) {
        if (resolution instanceof PolicyResolution.Governed governed) {
            return preview(governed.decider(), scratch, context, call, now);
        }
        return resolution instanceof PolicyResolution.Ungoverned ungoverned
                ? preview(ungoverned.decider(), scratch, context, call, now)
                : closed();
    }

    private static Decision preview(
            Decider decider, RunSessions scratch, CallContext context, ToolCall call, Instant now) {
        KeyCredit credit = credit(context);
        if (!RunSessions.isNeeded(decider.policy(), credit)) {
            return decider.mediate(call, DecisionContext.of(null));
        }
        return scratch.decide(
                        decider.policy(),
                        call,
                        credit,
                        now,
                        session -> decider.mediate(call, DecisionContext.of(session)))
                .decision();
    }

    /** The key is what the gate admitted, whatever the call says. */
    private ToolCall withKey(ToolCall call, CallContext context) {
        context.key()
                .map(KeyHandle::workspace)
                .filter(home -> !home.equals(workspace))
                .ifPresent(home -> {
                    throw new IllegalArgumentException(
                            "a key of workspace " + home + " was given to workspace " + workspace);
                });
        String key = context.keyId();
        return key.equals(call.key().orElse(""))
                ? call
                : call.toBuilder().key(key.isEmpty() ? null : key).build();
    }

    private Mediation decide(
            PolicyResolution resolution, CallContext context, ToolCall call, boolean both, Instant now) {
        if (resolution instanceof PolicyResolution.Governed governed) {
            return decide(governed.decider(), governed.policyVersion(), context, call, both, now);
        }
        if (resolution instanceof PolicyResolution.Ungoverned ungoverned) {
            return decide(ungoverned.decider(), 0, context, call, both, now);
        }
        return new Mediation(call, closed(), "", 0, Settlement.NONE, clock);
    }

    private static Decision closed() {
        return Decision.denied(ReasonCode.POLICY_UNAVAILABLE, "no policy can be read");
    }

    private Mediation decide(
            Decider decider, long policyVersion, CallContext context, ToolCall call, boolean both, Instant now) {
        KeyCredit credit = credit(context);
        CallJudge judge = new CallJudge(desk, workspace, decider, policyVersion, context, call, both, now);
        Decision decision;
        Settlement settlement = Settlement.NONE;
        if (RunSessions.isNeeded(decider.policy(), credit)) {
            Commitment.Final done = sessions.decide(decider.policy(), call, credit, now, judge::judge);
            decision = done.decision();
            settlement = done.settlement();
        } else {
            decision = judge.judge(null);
        }
        if (decision.passes() && !judge.grants().isEmpty()) {
            Decision used = use(judge, decision, now);
            if (!used.passes()) {
                release(settlement, now);
                settlement = Settlement.NONE;
            }
            return new Mediation(call, used, idOf(judge), policyVersion, settlement, clock);
        }
        if (decision.verdict() == Verdict.PENDING_APPROVAL) {
            return hold(judge, decision, policyVersion, call, now);
        }
        return new Mediation(call, decision, "", policyVersion, settlement, clock);
    }

    private static KeyCredit credit(CallContext context) {
        return context.key()
                .filter(key -> key.creditLimitCents() > 0)
                .map(key -> new KeyCredit(key.id(), key.creditLimitCents()))
                .orElse(KeyCredit.UNLIMITED);
    }

    private static String idOf(CallJudge judge) {
        return judge.grants().get(0).approval().id();
    }

    /** Uses every grant that the decision rests on; the call may be dispatched only if all were still there. */
    private Decision use(CallJudge judge, Decision decision, Instant now) {
        try {
            for (Grant.Valid grant : judge.grants()) {
                if (!desk.use(grant, now)) {
                    return CallJudge.stopped(
                            decision, ReasonCode.APPROVAL_REFUSED, "the approval was used or revoked meanwhile");
                }
            }
            return decision;
        } catch (RuntimeException e) {
            return CallJudge.unavailable(decision);
        }
    }

    private void release(Settlement settlement, Instant now) {
        try {
            settlement.release(now);
        } catch (RuntimeException e) {
            telemetry.failed("a reservation could not be released; its lease will end it", e);
        }
    }

    private Mediation hold(CallJudge judge, Decision decision, long policyVersion, ToolCall call, Instant now) {
        if (!judge.waitsFor().isEmpty()) {
            return new Mediation(call, decision, judge.waitsFor(), policyVersion, Settlement.NONE, clock);
        }
        String fault = call.arguments().fault().orElse(null);
        if (fault != null) {
            Decision unreadable = CallJudge.stopped(
                    decision, ReasonCode.ARGUMENTS_INVALID, "arguments are not acceptable JSON: " + fault);
            return new Mediation(call, unreadable, "", policyVersion, Settlement.NONE, clock);
        }
        Decision stopped;
        try {
            Approval approval = desk.open(judge.binding(decision), context(call, decision), now);
            return new Mediation(call, decision, approval.id(), policyVersion, Settlement.NONE, clock);
        } catch (IllegalArgumentException e) {
            stopped = CallJudge.stopped(
                    decision, ReasonCode.EVALUATION_ERROR, "held, and no approval can be bound to it");
        } catch (RuntimeException e) {
            stopped = CallJudge.unavailable(decision);
        }
        return new Mediation(call, stopped, "", policyVersion, Settlement.NONE, clock);
    }

    private ApprovalContext context(ToolCall call, Decision decision) {
        return new ApprovalContext(
                call.surface(),
                decision.reason(),
                summaries.of(call.arguments()),
                call.skill().orElse(""),
                call.requestId().orElse(""),
                call.conversation().orElse(""));
    }

    /** Every decision is an event, but for calls that nobody asked to observe (REFERENCE 2.3). */
    private void record(
            PolicyResolution resolution, CallContext context, ToolCall call, Mediation mediation, Instant now) {
        Decision decision = mediation.decision();
        String gap = "";
        if (resolution instanceof PolicyResolution.Ungoverned ungoverned) {
            if (!ungoverned.observed() && decision.verdict() == Verdict.ALLOW) {
                return;
            }
            gap = ungoverned.reason().wire();
        }
        events.accept(new Observation(
                call,
                decision,
                context.keyId(),
                context.key().map(KeyHandle::name).orElse(""),
                decision.skillOrNull(),
                mediation.policyVersion(),
                call.estimatedCostCents().orElse(0),
                mediation.approvalId().orElse(""),
                gap,
                now));
    }
}
