/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference point for an indexed engine, with complete answers: for each tool name and role of the workload the ordered
 * rules that can still match, so that only their predicates are left to test. Its memo knows the calls beforehand and
 * has no bound, so it is no product code.
 */
final class RefCandidates implements PolicyPeer<Call> {
    private final Map<String, Map<String, Rule[]>> memo = new HashMap<>();

    RefCandidates(PolicyWorkload workload) {
        LoopString loop = new LoopString(workload);
        for (Call call : workload.calls()) {
            memo.computeIfAbsent(call.tool(), tool -> new HashMap<>())
                    .computeIfAbsent(call.role(), role -> candidates(workload.rules(), loop, call));
        }
    }

    private static Rule[] candidates(List<Rule> rules, LoopString loop, Call call) {
        List<Rule> out = new ArrayList<>();
        for (Rule rule : rules) {
            String role = rule.roleOrNull();
            if (loop.nameMatches(rule.index(), call.tool()) && (role == null || role.equals(call.role()))) {
                out.add(rule);
                if (rule.predicateOrNull() == null) {
                    break;
                }
            }
        }
        return out.toArray(new Rule[0]);
    }

    private @Nullable Rule find(Call call) {
        Map<String, Rule[]> byRole = Objects.requireNonNull(memo.get(call.tool()));
        for (Rule rule : Objects.requireNonNull(byRole.get(call.role()))) {
            Predicate predicate = rule.predicateOrNull();
            if (predicate == null || predicate.test(call.arguments())) {
                return rule;
            }
        }
        return null;
    }

    @Override
    public Call prepare(Call call) {
        return call;
    }

    @Override
    public boolean allow(Call call) {
        Rule rule = find(call);
        return rule != null && rule.allow();
    }

    @Override
    public int firstMatch(Call call) {
        Rule rule = find(call);
        return rule == null ? -1 : rule.index();
    }
}
