/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import ai.orcarouter.core.net.Destination;
import ai.orcarouter.core.net.Extraction;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SkillStanding;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slow, obvious reading of the documents that the engine has to agree with: every rule in turn, every clause over
 * the plain value tree, every entry read afresh, nothing compiled, nothing indexed, and no code shared with the engine.
 *
 * <p>A decision has verdict, code, reason, rule, shadowed verdict and rewritten arguments like the engine's; it records
 * no look-ups. Not thread-safe.
 */
public final class ReferenceEvaluator implements Decider {
    private final FirewallPolicy policy;
    private final ReferenceWorld world;
    private final ReferenceClauses clauses;
    private final ReferenceSanitizers sanitizers;

    /** An evaluator of {@code policy}, which must be valid, in {@code world}. */
    public ReferenceEvaluator(FirewallPolicy policy, ReferenceWorld world) {
        this.policy = policy;
        this.world = world;
        this.clauses = new ReferenceClauses(world.limits());
        this.sanitizers =
                new ReferenceSanitizers(world.sanitizers(), world.limits().maxRegexInputChars());
    }

    /** What {@code policy} says about {@code call} on its surface. */
    public static Decision decide(FirewallPolicy policy, ToolCall call, ReferenceWorld world) {
        return new ReferenceEvaluator(policy, world).evaluate(call);
    }

    /** What {@code policy} says about {@code call} on its surface and, where it goes out, on the egress surface. */
    public static Decision mediate(FirewallPolicy policy, ToolCall call, ReferenceWorld world) {
        return new ReferenceEvaluator(policy, world).mediate(call);
    }

    @Override
    public Decision evaluate(ToolCall call) {
        SkillStanding standing = standing(call);
        if (!policy.enabled()) {
            return noPolicy(call, standing);
        }
        String owner = owner(call, standing);
        if (call.surface() != Surface.EGRESS) {
            return decision(call, standing, onSurface(call, owner), Extraction.nothing());
        }
        Optional<String> fault = call.arguments().fault();
        if (fault.isPresent()) {
            return decision(call, standing, ReferenceOutcome.unreadable(fault.get(), null), Extraction.nothing());
        }
        Extraction extraction = world.extraction().apply(call);
        ReferenceOutcome outcome = extraction.dialled().isEmpty()
                ? ReferenceOutcome.deny(ReasonCode.EGRESS_NO_DESTINATION, "no usable destination", null)
                : outward(call, owner, extraction, new HashMap<>()).orElseThrow();
        return decision(call, standing, outcome, extraction);
    }

    @Override
    public Decision mediate(ToolCall call) {
        if (call.surface() == Surface.INBOUND || call.surface() == Surface.EGRESS || !policy.enabled()) {
            return evaluate(call);
        }
        SkillStanding standing = standing(call);
        String owner = owner(call, standing);
        ReferenceOutcome outcome = onSurface(call, owner);
        Optional<String> fault = call.arguments().fault();
        if (fault.isPresent()) {
            ReferenceOutcome unread =
                    outcome.verdict().passes() ? ReferenceOutcome.unreadable(fault.get(), null) : outcome;
            return decision(call, standing, unread, Extraction.nothing());
        }
        List<ToolCall> versions = new ArrayList<>(List.of(call));
        if (outcome.rewrittenOrNull() != null) {
            versions.add(call.withArguments(outcome.rewrittenOrNull()));
        }
        Map<String, ReferenceAddresses> answers = new HashMap<>();
        Extraction stated = world.extraction().apply(call);
        for (ToolCall version : versions) {
            Extraction found = version == call ? stated : world.extraction().apply(version);
            Optional<ReferenceOutcome> egress = outward(version.on(Surface.EGRESS), owner, found, answers);
            if (egress.isPresent()) {
                outcome = outcome.orStricter(egress.get());
            }
        }
        return decision(call, standing, outcome, stated);
    }

    private ReferenceOutcome onSurface(ToolCall call, @Nullable String owner) {
        return new ReferenceWalk(policy, candidates(call, owner)).plain();
    }

    /** Every destination on its own, then what is opaque; the most severe outcome, the first of equals. */
    private Optional<ReferenceOutcome> outward(
            ToolCall call, @Nullable String owner, Extraction extraction, Map<String, ReferenceAddresses> answers) {
        ReferenceWalk walk = new ReferenceWalk(policy, candidates(call, owner));
        List<ReferenceOutcome> outcomes = new ArrayList<>();
        for (Destination to : extraction.dialled()) {
            outcomes.add(walk.to(
                    to,
                    () -> answers.computeIfAbsent(
                            to.host(),
                            host -> ReferenceAddresses.lookUp(
                                    world.resolver(), host, world.limits().resolveTimeout()))));
        }
        if (extraction.opaque()) {
            walk.opaque(extraction.onlyConfiguredPeer()).ifPresent(outcomes::add);
        }
        return outcomes.stream().reduce(ReferenceOutcome::orStricter);
    }

    private List<ReferenceRule> candidates(ToolCall call, @Nullable String owner) {
        List<ReferenceRule> out = new ArrayList<>();
        List<FirewallRule> inOrder = policy.rules().stream()
                .sorted(Comparator.comparingInt(FirewallRule::priority).thenComparingLong(FirewallRule::id))
                .toList();
        for (FirewallRule rule : inOrder) {
            ReferenceRule asked = new ReferenceRule(rule, call, owner, world, clauses, sanitizers);
            if (asked.isCandidate()) {
                out.add(asked);
            }
        }
        return out;
    }

    private SkillStanding standing(ToolCall call) {
        try {
            SkillStanding standing = world.gate().standing(call);
            return standing == null ? SkillStanding.unattributed() : standing;
        } catch (RuntimeException e) {
            return SkillStanding.unattributed();
        }
    }

    private static @Nullable String owner(ToolCall call, SkillStanding standing) {
        return standing.skill().or(call::skill).orElse(null);
    }

    private Decision noPolicy(ToolCall call, SkillStanding standing) {
        Decision open = new Decision(
                Verdict.ALLOW,
                ReasonCode.NO_POLICY,
                "no enabled policy",
                null,
                0,
                "",
                null,
                null,
                Extraction.nothing(),
                List.of());
        return ReferenceOverlay.skill(open, call, standing);
    }

    private Decision decision(ToolCall call, SkillStanding standing, ReferenceOutcome outcome, Extraction extraction) {
        Decision plain = new Decision(
                outcome.verdict(),
                outcome.code(),
                outcome.reason(),
                outcome.ruleOrNull(),
                policy.id(),
                policy.name(),
                null,
                outcome.verdict() == Verdict.SANITIZE ? outcome.rewrittenOrNull() : null,
                extraction,
                List.of());
        Decision shadowed = policy.shadowMode() ? ReferenceOverlay.shadow(plain) : plain;
        return ReferenceOverlay.skill(shadowed, call, standing);
    }
}
