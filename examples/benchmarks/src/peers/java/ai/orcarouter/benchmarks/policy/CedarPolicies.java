/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.policy;

import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the rules of a workload as Cedar policies, the index of a rule in the id of its policy. */
final class CedarPolicies {
    private CedarPolicies() {}

    static PolicySet of(List<Rule> rules) {
        Set<Policy> policies = new LinkedHashSet<>();
        for (Rule rule : rules) {
            policies.add(new Policy(source(rule), "r" + rule.index()));
        }
        return new PolicySet(policies);
    }

    private static String source(Rule rule) {
        String role = rule.roleOrNull();
        String principal = role == null ? "principal" : "principal == Role::\"" + role + "\"";
        String resource = rule.exact() ? "resource == Tool::\"" + rule.glob() + "\"" : "resource";
        List<String> terms = new ArrayList<>();
        if (!rule.exact() && !rule.any()) {
            terms.add("context.tool like \"" + rule.glob() + "\"");
        }
        Predicate predicate = rule.predicateOrNull();
        if (predicate != null) {
            addTo(terms, predicate);
        }
        String when = terms.isEmpty() ? "" : " when { " + String.join(" && ", terms) + " }";
        return "permit(" + principal + ", action, " + resource + ")" + when + ";";
    }

    private static void addTo(List<String> terms, Predicate predicate) {
        if (predicate.kind() == Predicate.Kind.REGEX) {
            terms.add("context.found.contains(" + predicate.regexId() + ")");
            return;
        }
        StringBuilder path = new StringBuilder("context.args");
        for (String name : predicate.path()) {
            terms.add(path + " has " + name);
            path.append('.').append(name);
        }
        if (predicate.kind() == Predicate.Kind.RANGE) {
            terms.add(path + " >= " + predicate.low());
            terms.add(path + " <= " + predicate.high());
        } else if (predicate.kind() == Predicate.Kind.EQUALS) {
            terms.add(path + " == \"" + predicate.text() + "\"");
        } else {
            terms.add(path + " like \"" + predicate.text() + "*\"");
        }
    }
}
