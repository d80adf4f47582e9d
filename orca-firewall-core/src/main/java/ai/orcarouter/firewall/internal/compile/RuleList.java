/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rules in the order of the policy, as a list and as a tree. Immutable. */
final class RuleList {
    private final CompiledRule[] all;
    private final RuleTree tree;

    private final boolean readsArguments;

    private RuleList(CompiledRule[] all, RuleTree tree) {
        this.all = all;
        this.tree = tree;
        boolean reads = false;
        for (CompiledRule rule : all) {
            reads |= rule.clauses.length > 0;
        }
        readsArguments = reads;
    }

    /** A list of rules in ascending rank. What a certain match hides is left out. */
    static RuleList of(List<CompiledRule> rules) {
        // Rules for opaque calls stay: they are asked about configured peers, which the certain rule is not (SEMANTICS
        // 2.3).
        List<RuleTree.Row> kept = new ArrayList<>(rules.size());
        boolean decided = false;
        for (CompiledRule rule : rules) {
            if (!decided || (rule.scope != null && rule.scope.matchesOpaque())) {
                kept.add(rule.row);
            }
            decided |= rule.certain;
        }
        CompiledRule[] all = new CompiledRule[kept.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = kept.get(i).rule;
        }
        return new RuleList(all, RuleTree.of(kept));
    }

    /** The rules of several lists as one. */
    static RuleList merge(List<RuleList> lists) {
        List<CompiledRule> all = new ArrayList<>();
        for (RuleList list : lists) {
            all.addAll(List.of(list.all));
        }
        all.sort(Comparator.comparingInt(rule -> rule.rank));
        return of(all);
    }

    /** Not to be changed. */
    CompiledRule[] all() {
        return all;
    }

    RuleTree tree() {
        return tree;
    }

    boolean readsArguments() {
        return readsArguments;
    }
}
