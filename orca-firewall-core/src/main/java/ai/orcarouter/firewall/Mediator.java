/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.firewall.model.ToolCall;

/**
 * Who decides about the calls that a {@link ToolGuard} lets through: an engine, a workspace, or what a host puts in
 * front of one, such as a breaker or a decision made elsewhere ({@link Mediation#of}).
 *
 * <p>Thread-safe, and asked on the thread of the call. One that throws or returns null denies the call.
 */
@FunctionalInterface
public interface Mediator {
    /** Decides in earnest (SEMANTICS 3.1). */
    Mediation mediate(CallContext context, ToolCall call);

    /** Decisions of {@code engine}, which knows neither keys nor approvals: what its policy holds stays stopped. */
    static Mediator of(FirewallEngine engine) {
        return (context, call) -> Mediation.of(call, engine.mediate(call));
    }

    /** Decisions of {@code workspace}. */
    static Mediator of(OrcaWorkspace workspace) {
        return workspace::mediate;
    }
}
