/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The workload in Orca's terms. Orca's rules know no role, so the role travels as one more argument and each test of it
 * is one more clause.
 */
final class OrcaPolicies {
    private static final String ROLE = "role";

    private OrcaPolicies() {}

    static FirewallPolicy policy(PolicyWorkload workload) {
        return FirewallPolicy.builder(1, "benchmark")
                .defaultVerdict(Verdict.DENY)
                .rules(workload.rules().stream().map(OrcaPolicies::rule).toList())
                .build();
    }

    static ToolCall call(Call call) {
        Map<String, Object> arguments = new HashMap<>(call.arguments());
        arguments.put(ROLE, call.role());
        return ToolCall.of(call.tool(), Arguments.of(arguments));
    }

    /** Rule ids start at 1. */
    static int index(FirewallRule rule) {
        return (int) rule.id() - 1;
    }

    private static FirewallRule rule(Rule rule) {
        List<ArgumentClause> clauses = new ArrayList<>();
        String role = rule.roleOrNull();
        if (role != null) {
            clauses.add(new ArgumentClause.Test("$." + ROLE, Operator.EQ, role));
        }
        Predicate predicate = rule.predicateOrNull();
        if (predicate != null) {
            addTo(clauses, predicate);
        }
        return FirewallRule.builder(rule.index() + 1, rule.allow() ? Verdict.ALLOW : Verdict.DENY)
                .priority(rule.index())
                .toolNameGlob(rule.glob())
                .argsMatch(clauses)
                .build();
    }

    private static void addTo(List<ArgumentClause> clauses, Predicate predicate) {
        String path = "$." + String.join(".", predicate.path());
        switch (predicate.kind()) {
            case EQUALS -> clauses.add(new ArgumentClause.Test(path, Operator.EQ, predicate.text()));
            case PREFIX -> clauses.add(new ArgumentClause.Test(path, Operator.STARTS_WITH, predicate.text()));
            case REGEX -> clauses.add(new ArgumentClause.Test(path, Operator.REGEX, predicate.text()));
            case RANGE -> {
                clauses.add(new ArgumentClause.Test(path, Operator.GT, predicate.low() - 1));
                clauses.add(new ArgumentClause.Test(path, Operator.LT, predicate.high() + 1));
            }
        }
    }
}
