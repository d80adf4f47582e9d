/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.compile;

import ai.orcarouter.firewall.internal.match.ArgumentView;
import ai.orcarouter.firewall.internal.match.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that one glob brings, in order. A long list in which many rules ask the same path for one string is also
 * kept by that string, so that rules which ask for another one are never looked at. Immutable.
 */
final class RuleList {
    private static final int WORTH_SPLITTING = 12;
    private static final CompiledRule[] NONE = {};

    private final CompiledRule[] all;
    private final int path;
    private final Map<String, CompiledRule[]> byValue;
    private final CompiledRule[] others;

    private RuleList(CompiledRule[] all, int path, Map<String, CompiledRule[]> byValue, CompiledRule[] others) {
        this.all = all;
        this.path = path;
        this.byValue = byValue;
        this.others = others;
    }

    /** A list of rules in ascending rank. What a certain match hides is left out. */
    static RuleList of(List<CompiledRule> rules) {
        // Rules for opaque calls stay: they are asked about configured peers, which the certain rule is not (SEMANTICS
        // 2.3).
        List<CompiledRule> kept = new ArrayList<>();
        boolean decided = false;
        for (CompiledRule rule : rules) {
            if (!decided || (rule.scope != null && rule.scope.matchesOpaque())) {
                kept.add(rule);
            }
            decided |= rule.certain;
        }
        CompiledRule[] all = kept.toArray(NONE);
        int path = all.length < WORTH_SPLITTING ? -1 : mostAskedPath(all);
        return path < 0 ? new RuleList(all, -1, Map.of(), all) : split(all, path);
    }

    private static int mostAskedPath(CompiledRule[] rules) {
        Map<Integer, Integer> counts = new HashMap<>();
        int best = -1;
        int bestCount = rules.length / 2;
        for (CompiledRule rule : rules) {
            for (Clause clause : rule.clauses) {
                if (clause.isTextEquality()) {
                    int count = counts.merge(clause.path(), 1, Integer::sum);
                    if (count > bestCount) {
                        best = clause.path();
                        bestCount = count;
                    }
                }
            }
        }
        return best;
    }

    private static RuleList split(CompiledRule[] all, int path) {
        Map<String, List<CompiledRule>> keyed = new HashMap<>();
        List<CompiledRule> others = new ArrayList<>();
        for (CompiledRule rule : all) {
            String key = key(rule, path);
            if (key == null) {
                others.add(rule);
            } else {
                keyed.computeIfAbsent(key, k -> new ArrayList<>()).add(rule);
            }
        }
        Map<String, CompiledRule[]> byValue = new HashMap<>();
        keyed.forEach((key, rules) -> byValue.put(key, rules.toArray(NONE)));
        return new RuleList(all, path, byValue, others.toArray(NONE));
    }

    private static @org.jspecify.annotations.Nullable String key(CompiledRule rule, int path) {
        for (Clause clause : rule.clauses) {
            if (clause.isTextEquality() && clause.path() == path) {
                return clause.textOperand();
            }
        }
        return null;
    }

    CompiledRule[] all() {
        return all;
    }

    boolean isSplit() {
        return path >= 0;
    }

    /**
     * The rules asking for the value that {@code arguments} hold, null when the value is no string: then every rule
     * must be looked at, since an unresolved clause does not outweigh an error (SEMANTICS 1.2).
     */
    CompiledRule @org.jspecify.annotations.Nullable [] keyed(ArgumentView arguments) {
        return arguments.value(path) instanceof String text ? byValue.getOrDefault(text, NONE) : null;
    }

    /** The rules that do not ask that path. */
    CompiledRule[] others() {
        return others;
    }
}
