/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.Limits;
import ai.orcarouter.firewall.internal.compile.CompiledRule.Effect;
import ai.orcarouter.firewall.internal.egress.EgressScope;
import ai.orcarouter.firewall.internal.match.Clause;
import ai.orcarouter.firewall.internal.match.ClauseCompiler;
import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.internal.sanitize.CompiledSanitizer;
import ai.orcarouter.firewall.internal.sanitize.SanitizerCompiler;
import ai.orcarouter.firewall.internal.sequence.Sequences;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.ReasonCode;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import ai.orcarouter.firewall.spi.ArgumentSanitizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles a policy that has been checked. */
public final class PolicyCompiler {
    private final FirewallPolicy policy;
    private final SuffixGlob suffixes;
    private final ClauseCompiler clauses;
    private final SanitizerCompiler sanitizers;
    private final Decisions decisions;
    private final Map<Surface, List<CompiledRule>> bySurface = new EnumMap<>(Surface.class);

    private PolicyCompiler(
            FirewallPolicy policy, SuffixGlob suffixes, Limits limits, Map<String, ArgumentSanitizer> registered) {
        this.policy = policy;
        this.suffixes = suffixes;
        clauses = new ClauseCompiler(limits);
        sanitizers = new SanitizerCompiler(registered, limits);
        decisions = Decisions.of(policy);
        for (Surface surface : Surface.values()) {
            bySurface.put(surface, new ArrayList<>());
        }
    }

    /** The program of {@code policy}. */
    public static CompiledPolicy compile(
            FirewallPolicy policy, SuffixGlob suffixes, Limits limits, Map<String, ArgumentSanitizer> registered) {
        return new PolicyCompiler(policy, suffixes, limits, registered).compile();
    }

    private CompiledPolicy compile() {
        if (policy.enabled()) {
            List<FirewallRule> rules = new ArrayList<>(policy.rules());
            rules.sort(Comparator.comparingInt(FirewallRule::priority).thenComparingLong(FirewallRule::id));
            for (int rank = 0; rank < rules.size(); rank++) {
                compile(rules.get(rank), rank);
            }
        }
        Map<Surface, SurfaceIndex> surfaces = new EnumMap<>(Surface.class);
        Map<List<CompiledRule>, SurfaceIndex> indexes = new HashMap<>(); // surfaces with the same rules share one
        bySurface.forEach((surface, rules) ->
                surfaces.put(surface, indexes.computeIfAbsent(rules, same -> new SurfaceIndex(same, suffixes))));
        return new CompiledPolicy(
                policy, surfaces, clauses.paths(), clauses.memoCount(), Sequences.of(policy, suffixes));
    }

    private void compile(FirewallRule rule, int rank) {
        Clause[] compiled = clauses.compile(rule.argsMatch());
        EgressScope scope =
                rule.egress().map(list -> EgressScope.of(list, rule.verdict())).orElse(null);
        CompiledSanitizer sanitizer = rule.sanitize().map(sanitizers::compile).orElse(null);
        Glob skillGlob = Glob.parse(rule.skillNameGlob());
        Glob skill = skillGlob.kind() == Glob.Kind.ANY ? null : skillGlob;
        Map<ReasonCode, CompiledRule> variants = new EnumMap<>(ReasonCode.class);
        for (Surface surface : Surface.values()) {
            Effect effect = rule.stageOrNull() == null || rule.stageOrNull() == surface ? effect(rule, surface) : null;
            if (effect != null) {
                // A rule has one effect for each reason that a match can have.
                CompiledRule variant = variants.computeIfAbsent(code(rule, surface), code -> {
                    Decision matched = decisions.make(verdict(rule, code), code, rule.reason(), rule);
                    return new CompiledRule(
                            rank,
                            rule,
                            skill,
                            compiled,
                            scope,
                            effect,
                            matched,
                            decisions.show(matched),
                            effect == Effect.SANITIZE ? sanitizer : null);
                });
                bySurface.computeIfAbsent(surface, s -> new ArrayList<>()).add(variant);
            }
        }
    }

    /** Null where the rule is inert: a budget on the response and egress surfaces (REFERENCE 2.7). */
    private static @Nullable Effect effect(FirewallRule rule, Surface surface) {
        boolean judged = surface == Surface.MCP || surface == Surface.INBOUND;
        return switch (rule.verdict()) {
            case CAP_COST -> judged ? Effect.CAP_COST : null;
            case SANITIZE -> surface == Surface.MCP || surface == Surface.RESPONSE ? Effect.SANITIZE : Effect.FIXED;
            case ALLOW, AUDIT, PENDING_APPROVAL, DENY -> Effect.FIXED;
        };
    }

    /** Why a match decides; the escalations are of REFERENCE 15.6 and 15.7, for what a surface cannot carry out. */
    private static ReasonCode code(FirewallRule rule, Surface surface) {
        Verdict verdict = rule.verdict();
        if (verdict == Verdict.PENDING_APPROVAL && (surface == Surface.RESPONSE || surface == Surface.EGRESS)) {
            return ReasonCode.APPROVAL_NOT_SUPPORTED_ON_SURFACE;
        }
        if (verdict == Verdict.SANITIZE && surface == Surface.INBOUND) {
            return ReasonCode.SANITIZE_INBOUND;
        }
        if (verdict == Verdict.SANITIZE && surface == Surface.EGRESS) {
            return ReasonCode.SANITIZE_NOT_SUPPORTED_ON_SURFACE;
        }
        return ReasonCode.RULE_MATCH;
    }

    private static Verdict verdict(FirewallRule rule, ReasonCode code) {
        if (code != ReasonCode.RULE_MATCH) {
            return Verdict.DENY;
        }
        return rule.verdict() == Verdict.CAP_COST ? Verdict.ALLOW : rule.verdict();
    }
}
