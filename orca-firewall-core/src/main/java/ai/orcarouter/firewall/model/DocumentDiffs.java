/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.model.PolicyDiff.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares documents with rules field by field, as they are written. */
final class DocumentDiffs {
    private static final String RULES = "rules";
    private static final String ID = "id";
    private static final String LABEL = "label";

    private DocumentDiffs() {}

    static PolicyDiff between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<Long, Map<?, ?>> old = rules(before);
        List<PolicyDiff.Rule> rules = new ArrayList<>();
        rules(after).forEach((id, rule) -> {
            Map<?, ?> known = old.remove(id);
            List<PolicyDiff.Field> changed = fields(known == null ? Map.of() : known, rule);
            if (!changed.isEmpty()) {
                rules.add(new PolicyDiff.Rule(known == null ? Kind.ADDED : Kind.CHANGED, id, label(rule), changed));
            }
        });
        old.forEach(
                (id, rule) -> rules.add(new PolicyDiff.Rule(Kind.REMOVED, id, label(rule), fields(rule, Map.of()))));
        rules.sort(Comparator.comparingLong(PolicyDiff.Rule::id));
        return new PolicyDiff(fields(before, after), rules);
    }

    private static Map<Long, Map<?, ?>> rules(Map<String, @Nullable Object> document) {
        Map<Long, Map<?, ?>> out = new TreeMap<>();
        if (document.get(RULES) instanceof List<?> rules) {
            for (Object each : rules) {
                if (each instanceof Map<?, ?> rule && rule.get(ID) instanceof Long id) {
                    out.put(id, rule);
                }
            }
        }
        return out;
    }

    private static String label(Map<?, ?> rule) {
        return rule.get(LABEL) instanceof String label ? label : "";
    }

    private static List<PolicyDiff.Field> fields(Map<?, ?> before, Map<?, ?> after) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.remove(RULES);
        List<PolicyDiff.Field> out = new ArrayList<>();
        for (Object name : names) {
            String was = json(before, name);
            String is = json(after, name);
            if (!was.equals(is)) {
                out.add(new PolicyDiff.Field(name.toString(), was, is));
            }
        }
        return out;
    }

    private static String json(Map<?, ?> document, Object name) {
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
