/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.json.PathSet;
import ai.orcarouter.firewall.internal.match.ArgumentView;
import ai.orcarouter.firewall.internal.sequence.Sequences;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.Map;
import java.util.Objects;

/** A policy as a program: immutable, shared by all threads, replaced as a whole. */
public final class CompiledPolicy {
    private final FirewallPolicy policy;
    private final SurfaceIndex inbound;
    private final SurfaceIndex response;
    private final SurfaceIndex mcp;
    private final SurfaceIndex egress;
    private final Decisions decisions;
    private final Decision byDefault;
    private final Decision shownByDefault;
    private final PathSet paths;
    private final int memoCount;
    private final Sequences sequences;
    private final boolean budgeted;

    CompiledPolicy(
            FirewallPolicy policy,
            Map<Surface, SurfaceIndex> surfaces,
            PathSet paths,
            int memoCount,
            Sequences sequences) {
        this.policy = policy;
        this.sequences = sequences;
        budgeted = policy.enabled() && policy.rules().stream().anyMatch(rule -> rule.verdict() == Verdict.CAP_COST);
        inbound = Objects.requireNonNull(surfaces.get(Surface.INBOUND));
        response = Objects.requireNonNull(surfaces.get(Surface.RESPONSE));
        mcp = Objects.requireNonNull(surfaces.get(Surface.MCP));
        egress = Objects.requireNonNull(surfaces.get(Surface.EGRESS));
        this.paths = paths;
        this.memoCount = memoCount;
        decisions = policy.enabled() ? Decisions.of(policy) : new Decisions(0, "", false);
        byDefault = policy.enabled()
                ? decisions.make(
                        policy.defaultVerdict(),
                        ReasonCode.DEFAULT_VERDICT,
                        "default verdict " + policy.defaultVerdict().wire(),
                        null)
                : decisions.make(Verdict.ALLOW, ReasonCode.NO_POLICY, "no enabled policy", null);
        shownByDefault = decisions.show(byDefault);
    }

    /** What the author wrote. */
    public FirewallPolicy policy() {
        return policy;
    }

    /** The rules of a surface. */
    public SurfaceIndex on(Surface surface) {
        return switch (surface) {
            case INBOUND -> inbound;
            case RESPONSE -> response;
            case MCP -> mcp;
            case EGRESS -> egress;
        };
    }

    /** Makes decisions in this policy's name. */
    public Decisions decisions() {
        return decisions;
    }

    /** What holds when no rule matches, before shadow mode. */
    public Decision byDefault() {
        return byDefault;
    }

    /** What holds when no rule matches, after shadow mode. */
    public Decision shownByDefault() {
        return shownByDefault;
    }

    /** Whether a rule depends on what a run has done; if not, no decision asks a run ledger. */
    public boolean isStateful() {
        return budgeted || !sequences.isEmpty();
    }

    /** Whether a rule has a budget, so that what a run spends must be counted. */
    public boolean isBudgeted() {
        return budgeted;
    }

    /** The chains of calls that rules look for. */
    public Sequences sequences() {
        return sequences;
    }

    /** The paths that the clauses of this policy ask for. */
    public PathSet paths() {
        return paths;
    }

    /** A view on arguments for the clauses of this policy. */
    public ArgumentView newView() {
        return new ArgumentView(paths, memoCount);
    }
}
