/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that can match one tool name. Thread-safe. */
public final class Candidates {
    static final Candidates NONE = new Candidates("", List.of());

    private static final int WORTH_MERGING = 24;
    private static final int WARM = 4;
    /** More rules than this are likely to ask the same twice, so that it pays to remember answers. */
    private static final int FEW = 16;

    final String tool;
    final int hash;
    private final List<RuleList> lists;
    /** The first rule, when it matches whatever the call holds. */
    private final @Nullable CompiledRule certain;

    private final boolean readsArguments;
    private final boolean few;
    private final RuleTree[] trees;
    private volatile RuleTree @Nullable [] merged;
    /** Counts down to the merge; threads may miss each other's steps, which only delays it. */
    private int cold;

    private Candidates(String tool, List<RuleList> lists) {
        this.tool = tool;
        this.hash = tool.hashCode();
        this.lists = lists;
        trees = new RuleTree[lists.size()];
        int total = 0;
        boolean reads = false;
        CompiledRule first = null;
        for (int i = 0; i < trees.length; i++) {
            RuleList list = lists.get(i);
            trees[i] = list.tree();
            total += list.all().length;
            reads |= list.readsArguments();
            if (first == null || list.all()[0].rank < first.rank) {
                first = list.all()[0];
            }
        }
        cold = lists.size() > 1 && total <= WORTH_MERGING ? WARM : 0;
        readsArguments = reads;
        few = total <= FEW;
        certain = first != null && first.certain ? first : null;
    }

    static Candidates of(String tool, List<RuleList> found) {
        return new Candidates(tool, found);
    }

    /** The rule that decides every call of this tool, when there is one. */
    public @Nullable CompiledRule certain() {
        return certain;
    }

    /** Whether no rule can match. */
    public boolean isEmpty() {
        return lists.isEmpty();
    }

    /** Whether a rule asks for arguments. */
    public boolean readsArguments() {
        return readsArguments;
    }

    /** Whether they are so few that {@link DirectSearch} is worth a try. */
    public boolean isFew() {
        return few;
    }

    /** Every rule in order; a new list. */
    public List<CompiledRule> ordered() {
        List<CompiledRule> all = new ArrayList<>();
        for (RuleList list : lists) {
            all.addAll(List.of(list.all()));
        }
        all.sort(Comparator.comparingInt(rule -> rule.rank));
        return all;
    }

    /** The rules as few trees; of a name that is asked again and again, as one where that is cheap. */
    RuleTree[] trees() {
        RuleTree[] one = merged;
        if (one != null) {
            return one;
        }
        if (cold > 0 && --cold == 0) {
            merged = new RuleTree[] {RuleList.merge(lists).tree()};
        }
        return trees;
    }
}
