/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.match.ArgumentView;
import ai.orcarouter.firewall.internal.match.Clause;
import ai.orcarouter.firewall.internal.match.Truth;
import ai.orcarouter.firewall.model.SuffixGlob;
import org.jspecify.annotations.Nullable;

/** Finds the first rule whose own conditions hold for a call. Reusable, not thread-safe. */
public final class RuleSearch {
    /** How a rule's own conditions came out. */
    public enum Fit {
        /** They do not hold. */
        NO,
        /** They hold. */
        YES,
        /** They could not be told, and the rule restricts. */
        FAILED
    }

    /** A condition of the caller's own. */
    @FunctionalInterface
    public interface Filter {
        /** Whether the rule is asked at all. */
        boolean asks(CompiledRule rule);
    }

    private final ArgumentView view;
    private final SuffixGlob suffixes;
    private boolean failed;

    /** A search that reads arguments through {@code view}. */
    public RuleSearch(ArgumentView view, SuffixGlob suffixes) {
        this.view = view;
        this.suffixes = suffixes;
    }

    /**
     * The first rule after {@code above} in order that fits, null when none does. The view must be bound to acceptable
     * arguments unless no candidate {@linkplain Candidates#readsArguments() reads any}.
     */
    public @Nullable CompiledRule next(
            Candidates candidates, @Nullable String skill, @Nullable Filter filter, int above) {
        RuleTree.Row best = null;
        for (RuleTree tree : candidates.trees()) {
            if (best == null || tree.first < best.rank) {
                best = search(tree, skill, filter, above, best);
            }
        }
        return best == null ? null : best.rule;
    }

    /** How the rule that {@link #next} found came out: {@link Fit#YES} or {@link Fit#FAILED}. */
    public Fit fit() {
        return failed ? Fit.FAILED : Fit.YES;
    }

    private RuleTree.@Nullable Row search(
            RuleTree tree, @Nullable String skill, @Nullable Filter filter, int above, RuleTree.@Nullable Row known) {
        RuleTree.Row best = known;
        for (RuleTree.Table table : tree.tables) {
            if (best == null || table.first < best.rank) {
                RuleTree left = table.select(view.value(table.path));
                if (left != null && (best == null || left.first < best.rank)) {
                    best = search(left, skill, filter, above, best);
                }
            }
        }
        for (RuleTree.Row row : tree.rows) {
            if (best != null && row.rank >= best.rank) {
                break;
            }
            if (row.rank > above && (filter == null || filter.asks(row.rule))) {
                if (row.asksOwner && !ownerFits(row.rule, skill)) {
                    continue;
                }
                Fit fit = fit(row);
                if (fit != Fit.NO) {
                    failed = fit == Fit.FAILED;
                    return row;
                }
            }
        }
        return best;
    }

    /** Skill and argument conditions of a rule whose surface and tool glob fit. */
    public Fit fit(CompiledRule rule, @Nullable String skill) {
        return ownerFits(rule, skill) ? fit(rule.row) : Fit.NO;
    }

    private Fit fit(RuleTree.Row row) {
        boolean error = false;
        boolean unresolved = false;
        boolean suspicious = false;
        for (Clause clause : row.clauses) {
            switch (view.test(clause)) {
                case Truth.TRUE -> {}
                case Truth.UNRESOLVED -> {
                    if (!row.canFail) {
                        return Fit.NO;
                    }
                    unresolved = true;
                }
                case Truth.SUSPICIOUS -> suspicious = true;
                case Truth.ERROR -> error = true;
                default -> {
                    return Fit.NO;
                }
            }
        }
        if (!error && !unresolved && !suspicious) {
            return Fit.YES;
        }
        boolean restricts = row.rule.rule.verdict().restricts();
        if (error) {
            return restricts ? Fit.FAILED : Fit.NO;
        }
        return unresolved || !restricts ? Fit.NO : Fit.YES;
    }

    /** Whether the skill glob of a rule fits the owner of a call. */
    public boolean ownerFits(CompiledRule rule, @Nullable String skill) {
        return rule.isFor(skill, suffixes);
    }
}
