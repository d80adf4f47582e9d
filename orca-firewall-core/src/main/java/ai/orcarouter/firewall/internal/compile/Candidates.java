/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that can match one tool name, as lists that are each in order. Immutable. */
public final class Candidates {
    static final Candidates NONE = new Candidates("", new RuleList[0], null);

    private static final int WORTH_MERGING = 24;

    final String tool;
    final int hash;
    final RuleList[] lists;
    /** The first rule, when it matches whatever the call holds. */
    private final @Nullable CompiledRule certain;

    private final boolean shortened;
    private final CompiledRule @Nullable [] only;

    private Candidates(String tool, RuleList[] lists, @Nullable CompiledRule certain) {
        this.tool = tool;
        this.hash = tool.hashCode();
        this.lists = lists;
        this.certain = certain;
        boolean split = false;
        for (RuleList list : lists) {
            split |= list.isSplit();
        }
        shortened = split;
        only = lists.length == 1 && !split ? lists[0].all() : null;
    }

    static Candidates of(String tool, List<RuleList> found) {
        List<RuleList> lists = found;
        int total = 0;
        CompiledRule first = null;
        for (RuleList list : found) {
            CompiledRule head = list.all()[0];
            total += list.all().length;
            if (first == null || head.rank < first.rank) {
                first = head;
            }
        }
        if (found.size() > 1 && total <= WORTH_MERGING) {
            lists = List.of(merge(found));
        }
        return new Candidates(tool, lists.toArray(new RuleList[0]), first != null && first.certain ? first : null);
    }

    private static RuleList merge(List<RuleList> lists) {
        List<CompiledRule> all = new ArrayList<>();
        for (RuleList list : lists) {
            all.addAll(List.of(list.all()));
        }
        all.sort(Comparator.comparingInt(rule -> rule.rank));
        return RuleList.of(all);
    }

    /** The rule that decides every call of this tool, when there is one. */
    public @Nullable CompiledRule certain() {
        return certain;
    }

    /** Whether arguments would shorten the way. */
    public boolean isShortenedByArguments() {
        return shortened;
    }

    /** Every rule in order, when they stand in one list already; not to be changed. */
    public CompiledRule @Nullable [] only() {
        return only;
    }

    /** Whether no rule can match. */
    public boolean isEmpty() {
        return lists.length == 0;
    }
}
