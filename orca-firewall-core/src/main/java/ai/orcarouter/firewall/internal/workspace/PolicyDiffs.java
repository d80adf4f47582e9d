/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.workspace;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.internal.codec.PolicyWriter;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.PolicyDiff;
import ai.orcarouter.firewall.model.PolicyDiff.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares policies field by field, as their documents write them. */
public final class PolicyDiffs {
    private static final String RULES = "rules";

    private PolicyDiffs() {}

    /** What {@code after} has that {@code before} has not, and the other way round. */
    public static PolicyDiff between(FirewallPolicy before, FirewallPolicy after) {
        List<PolicyDiff.Field> fields = fields(
                PolicyWriter.document(withoutRules(before), false), PolicyWriter.document(withoutRules(after), false));
        Map<Long, FirewallRule> old = byId(before);
        List<PolicyDiff.Rule> rules = new ArrayList<>();
        for (FirewallRule rule : after.rules()) {
            FirewallRule known = old.remove(rule.id());
            List<PolicyDiff.Field> changed =
                    fields(known == null ? Map.of() : PolicyWriter.document(known), PolicyWriter.document(rule));
            if (!changed.isEmpty()) {
                rules.add(new PolicyDiff.Rule(
                        known == null ? Kind.ADDED : Kind.CHANGED, rule.id(), rule.label(), changed));
            }
        }
        old.values()
                .forEach(rule -> rules.add(new PolicyDiff.Rule(
                        Kind.REMOVED, rule.id(), rule.label(), fields(PolicyWriter.document(rule), Map.of()))));
        rules.sort(Comparator.comparingLong(PolicyDiff.Rule::id));
        return new PolicyDiff(fields, rules);
    }

    private static FirewallPolicy withoutRules(FirewallPolicy policy) {
        return policy.toBuilder().rules().build();
    }

    private static Map<Long, FirewallRule> byId(FirewallPolicy policy) {
        Map<Long, FirewallRule> out = new TreeMap<>();
        policy.rules().forEach(rule -> out.put(rule.id(), rule));
        return out;
    }

    private static List<PolicyDiff.Field> fields(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<PolicyDiff.Field> out = new ArrayList<>();
        for (String name : names) {
            String was = json(before, name);
            String is = json(after, name);
            if (!name.equals(RULES) && !was.equals(is)) {
                out.add(new PolicyDiff.Field(name, was, is));
            }
        }
        return out;
    }

    private static String json(Map<String, @Nullable Object> document, String name) {
        if (!document.containsKey(name)) {
            return "";
        }
        try {
            return CanonicalJson.write(document.get(name));
        } catch (OrcaException numberBeyondCanonicalJson) {
            return String.valueOf(document.get(name));
        }
    }
}
