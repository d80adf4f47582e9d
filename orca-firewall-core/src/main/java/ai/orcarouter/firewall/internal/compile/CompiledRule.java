/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.egress.EgressScope;
import ai.orcarouter.firewall.internal.match.Clause;
import ai.orcarouter.firewall.internal.match.Glob;
import ai.orcarouter.firewall.internal.sanitize.CompiledSanitizer;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.SuffixGlob;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it applies to one surface. Everything that does not depend on the call is settled here, among it the
 * decision that a plain match gives. Immutable.
 */
public final class CompiledRule {
    /** What a match leads to. */
    public enum Effect {
        /** Always {@link #matched}. */
        FIXED,
        /** The arguments are rewritten. */
        SANITIZE,
        /** The run's budget decides. */
        CAP_COST
    }

    /** Position in the order of the policy. */
    public final int rank;
    /** What the author wrote. */
    public final FirewallRule rule;
    /** Null for any owner and none. */
    public final @Nullable Glob skill;
    /** Cheapest first. */
    public final Clause[] clauses;
    /** Null where destinations do not matter. */
    public final @Nullable EgressScope scope;
    /** What a match leads to. */
    public final Effect effect;
    /** The decision of a match, before shadow mode. */
    public final Decision matched;
    /** The decision of a match, after shadow mode. */
    public final Decision shown;
    /** Set exactly when the effect is {@link Effect#SANITIZE}. */
    public final @Nullable CompiledSanitizer sanitizer;
    /** Whether a match is certain and always gives {@link #matched}. */
    public final boolean certain;
    /** Whether a match always gives {@link #matched}, unless it holds and a person has lifted that. */
    final boolean fixed;
    /** The rule with all its clauses. */
    final RuleTree.Row row;

    CompiledRule(
            int rank,
            FirewallRule rule,
            @Nullable Glob skill,
            Clause[] clauses,
            @Nullable EgressScope scope,
            Effect effect,
            Decision matched,
            Decision shown,
            @Nullable CompiledSanitizer sanitizer) {
        this.rank = rank;
        this.rule = rule;
        this.skill = skill;
        this.clauses = clauses;
        this.scope = scope;
        this.effect = effect;
        this.matched = matched;
        this.shown = shown;
        this.sanitizer = sanitizer;
        row = new RuleTree.Row(this, rank, clauses);
        fixed = effect == Effect.FIXED && rule.sequenceOrNull() == null;
        certain = fixed && skill == null && clauses.length == 0 && scope == null;
    }

    /** Whether its skill glob fits the owner of a call. */
    boolean isFor(@Nullable String owner, SuffixGlob suffixes) {
        return skill == null || (owner != null && skill.matches(owner, suffixes));
    }
}
