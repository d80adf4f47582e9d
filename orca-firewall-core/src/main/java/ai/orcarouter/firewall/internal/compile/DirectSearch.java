/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.PathSet;
import ai.orcarouter.firewall.internal.compile.RuleTree.Row;
import ai.orcarouter.firewall.internal.match.Clause;
import ai.orcarouter.firewall.internal.match.Truth;
import ai.orcarouter.firewall.model.Decision;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * {@link RuleSearch} without working memory, for the usual call: its arguments are a tree, and the rules that can match
 * it ask for plain values and always say the same. Writes nothing down, so that no thread-local is looked up and the
 * garbage collector is told of no references. Gives up where {@code RuleSearch} has to remember something, or has more
 * to say than which rule it is. Immutable.
 */
public final class DirectSearch {
    private final CompiledPolicy policy;
    private final PathSet paths;
    private final SuffixGlob suffixes;

    /** A search in the rules of {@code policy}. */
    public DirectSearch(CompiledPolicy policy, SuffixGlob suffixes) {
        this.policy = policy;
        this.suffixes = suffixes;
        paths = policy.paths();
    }

    /**
     * The decision after shadow mode; null when the search was given up.
     *
     * @param candidates the rules for the call's surface and tool
     * @param lifted whether a hold may be lifted for this call
     */
    public @Nullable Decision decide(Candidates candidates, ToolCall call, boolean lifted) {
        Arguments arguments = call.arguments();
        if (candidates.readsArguments() && !PathSet.hasTree(arguments)) {
            return null;
        }
        String owner = call.skill().orElse(null);
        Row best = null;
        for (RuleTree tree : candidates.trees()) {
            if (best == null || tree.first < best.rank) {
                best = search(tree, arguments, owner, best);
                if (best == Row.UNKNOWN) {
                    return null;
                }
            }
        }
        if (best == null) {
            return policy.shownByDefault();
        }
        CompiledRule rule = best.rule;
        return lifted && rule.matched.verdict() == Verdict.PENDING_APPROVAL ? null : rule.shown;
    }

    private @Nullable Row search(RuleTree tree, Arguments arguments, @Nullable String owner, @Nullable Row known) {
        Row best = known;
        for (RuleTree.Table table : tree.tables) {
            if (best == null || table.first < best.rank) {
                RuleTree left = table.select(paths.valueIn(arguments, table.path));
                if (left != null && (best == null || left.first < best.rank)) {
                    best = search(left, arguments, owner, best);
                    if (best == Row.UNKNOWN) {
                        return best;
                    }
                }
            }
        }
        for (Row row : tree.rows) {
            if (best != null && row.rank >= best.rank) {
                break;
            }
            if (row.asksOwner && !row.rule.isFor(owner, suffixes)) {
                continue;
            }
            int fit = fit(row, arguments);
            if (fit != Truth.FALSE) {
                return fit == Truth.TRUE && row.rule.fixed ? row : Row.UNKNOWN;
            }
        }
        return best;
    }

    /** {@link Truth#TRUE}, {@link Truth#FALSE} or, where more than the first clauses must be asked, anything else. */
    private int fit(Row row, Arguments arguments) {
        for (Clause clause : row.clauses) {
            int truth = clause.isHeavy() ? Truth.ERROR : clause.test(paths, arguments);
            if (truth != Truth.TRUE) {
                return truth == Truth.UNRESOLVED && !row.canFail ? Truth.FALSE : truth;
            }
        }
        return Truth.TRUE;
    }
}
