/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.match.ArgumentView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks candidate rules in the order of the policy by merging their lists. Reusable, not thread-safe. */
public final class Cursor {
    private CompiledRule[][] lists = new CompiledRule[8][];
    private int[] at = new int[8];
    private int count;

    /** Starts at the first of all candidates. */
    public void open(Candidates candidates) {
        count = 0;
        for (RuleList list : candidates.lists) {
            add(list.all());
        }
    }

    /**
     * Starts at the first of the candidates that can match these arguments. The view must be bound to acceptable
     * arguments.
     */
    public void open(Candidates candidates, ArgumentView arguments) {
        count = 0;
        for (RuleList list : candidates.lists) {
            CompiledRule[] keyed = list.isSplit() ? list.keyed(arguments) : null;
            if (keyed == null) {
                add(list.all());
            } else {
                add(keyed);
                add(list.others());
            }
        }
    }

    private void add(CompiledRule[] rules) {
        if (rules.length == 0) {
            return;
        }
        if (count == lists.length) {
            lists = Arrays.copyOf(lists, count * 2);
            at = Arrays.copyOf(at, count * 2);
        }
        lists[count] = rules;
        at[count++] = 0;
    }

    /** The next rule, null after the last. */
    public @Nullable CompiledRule next() {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int rank = lists[i][at[i]].rank;
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        if (best < 0) {
            return null;
        }
        CompiledRule[] list = lists[best];
        CompiledRule rule = list[at[best]];
        if (++at[best] == list.length) {
            count--;
            lists[best] = lists[count];
            at[best] = at[count];
        }
        return rule;
    }
}
