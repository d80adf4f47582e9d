/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.PlanDecision;
import ai.orcarouter.firewall.model.ToolCall;
import java.time.Duration;
import java.util.List;

/**
 * The firewall of one workspace with everything it must remember: configuration, keys, approvals, budgets, sequences
 * and events, in the host's stores or in memory (DESIGN 5, the second door).
 *
 * <pre>{@code
 * try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build()) {
 *     workspace.admin().policies().create(actor, policy);
 *     Mediation answer = workspace.mediate(CallContext.anonymous(), ToolCall.of("shell.run", Map.of("cmd", "ls")));
 *     if (answer.passes()) { dispatch(answer.effectiveArguments()); }
 * }
 * }</pre>
 *
 * <p>Thread-safe. Deciding never throws for anything a call, a store or other host code can do: what cannot be told is
 * denied or held. The one exception is a {@link CallContext} with a key of another workspace, which is an
 * {@link IllegalArgumentException}: nothing crosses workspaces. Closing writes the events that wait.
 */
public final class OrcaWorkspace implements AutoCloseable {
    private final WorkspaceParts parts;

    OrcaWorkspace(WorkspaceParts parts) {
        this.parts = parts;
    }

    /** A builder of the workspace with that name; everything it needs has a default in memory. */
    public static OrcaWorkspaceBuilder builder(String name) {
        return new OrcaWorkspaceBuilder(name);
    }

    /** The name of the workspace. */
    public String name() {
        return parts.name();
    }

    /**
     * Checks a key that a caller presented (REFERENCE 7). Comes before everything else; a handle stands for one
     * request. What the key has spent is looked up when the request does not say it.
     */
    public KeyAdmission admit(Secret presented, KeyRequest request) {
        return parts.keys().admit(presented, request);
    }

    /**
     * Judges a call where it stands and, where it goes out, on the egress surface; the only way for gateways and
     * adapters (SEMANTICS 3.1). Steps, spending, approvals and the event are taken down.
     */
    public Mediation mediate(CallContext context, ToolCall call) {
        return parts.mediator().decide(context, call, true);
    }

    /** Judges a call on its own surface only; otherwise like {@link #mediate}. */
    public Mediation evaluate(CallContext context, ToolCall call) {
        return parts.mediator().decide(context, call, false);
    }

    /** What {@link #mediate} would decide now; nothing is taken down or recorded, and no approval is asked for. */
    public Decision preview(CallContext context, ToolCall call) {
        return parts.mediator().preview(context, List.of(call)).get(0);
    }

    /**
     * Judges the steps of a plan one after the other, as if each that passes were made, and takes nothing down
     * (REFERENCE 2.15, 15.2).
     */
    public PlanDecision evaluatePlan(CallContext context, List<ToolCall> steps) {
        return PlanDecision.of(parts.mediator().preview(context, steps));
    }

    /** Policies, rules, settings, keys, their history and the audit chain. */
    public FirewallAdmin admin() {
        return parts.admin();
    }

    /** The queue of held calls and the decisions on them. */
    public Approvals approvals() {
        return parts.approvals();
    }

    /** Events, runs, discovered tools and anomalies. */
    public FirewallFeeds feeds() {
        return parts.feeds();
    }

    /** What another plane of this workspace builds on, such as its guardrails. */
    public WorkspaceServices services() {
        return parts.services();
    }

    /** Waits until every event of the calls decided so far is stored; false when that takes longer. */
    public boolean flush(Duration timeout) {
        return parts.writer().flush(timeout);
    }

    /** Writes the events that wait and stops the threads of the workspace. Closing again does nothing. */
    @Override
    public void close() {
        parts.close();
    }
}
