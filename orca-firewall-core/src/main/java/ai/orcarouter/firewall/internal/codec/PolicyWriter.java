/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Operator;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SequencePattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns policies into the values of their documents. The order of fields is fixed; a rule leaves out what has its
 * default, all but its id, priority and verdict.
 */
public final class PolicyWriter {
    private final boolean encoded;

    private PolicyWriter(boolean encoded) {
        this.encoded = encoded;
    }

    /** The document of a policy; with {@code encoded}, clauses and egress lists are JSON in strings. */
    public static Map<String, @Nullable Object> document(FirewallPolicy policy, boolean encoded) {
        return new PolicyWriter(encoded).policy(policy);
    }

    /** The document of one rule, with native clauses and egress lists. */
    public static Map<String, @Nullable Object> document(FirewallRule rule) {
        return new PolicyWriter(false).rule(rule);
    }

    private Map<String, @Nullable Object> policy(FirewallPolicy policy) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("id", policy.id());
        out.put("name", policy.name());
        out.put("enabled", policy.enabled());
        out.put("is_default", policy.isDefault());
        out.put("default_verdict", policy.defaultVerdict().wire());
        out.put("shadow_mode", policy.shadowMode());
        out.put("rules", policy.rules().stream().map(this::rule).toList());
        return out;
    }

    private Map<String, @Nullable Object> rule(FirewallRule rule) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("id", rule.id());
        out.put("priority", (long) rule.priority());
        putText(out, "label", rule.label());
        rule.stage().ifPresent(stage -> out.put("stage", stage.wire()));
        putText(out, "tool_name_glob", rule.toolNameGlob());
        putText(out, "skill_name_glob", rule.skillNameGlob());
        out.put("verdict", rule.verdict().wire());
        if (!rule.argsMatch().isEmpty()) {
            List<?> clauses =
                    rule.argsMatch().stream().map(PolicyWriter::clause).toList();
            putPart(out, "args_match", Map.of("clauses", clauses));
        }
        rule.sanitize().ifPresent(sanitizer -> out.put("sanitize", sanitizer(sanitizer)));
        rule.egress().ifPresent(lists -> putPart(out, "egress", egress(lists)));
        rule.capCostCents().ifPresent(cents -> out.put("cap_cost_cents", cents));
        rule.sequence().ifPresent(sequence -> out.put("sequence", sequence(sequence)));
        putText(out, "notes", rule.notes());
        return out;
    }

    private void putPart(Map<String, @Nullable Object> out, String name, Map<String, @Nullable Object> part) {
        if (encoded) {
            out.put(name + "_json", TreeWriter.compactJson(part));
        } else {
            out.put(name, part);
        }
    }

    private static void putText(Map<String, @Nullable Object> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, text);
        }
    }

    private static Map<String, @Nullable Object> clause(ArgumentClause clause) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        if (clause instanceof ArgumentClause.Not not) {
            out.put("not", clause(not.clause()));
        } else if (clause instanceof ArgumentClause.Test test) {
            out.put("path", test.path());
            out.put("op", test.operator().wire());
            if (test.operator() != Operator.EXISTS || test.operand() != null) {
                out.put("value", test.operand());
            }
        }
        return out;
    }

    private static Map<String, @Nullable Object> sanitizer(Sanitizer sanitizer) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        putList(out, "presets", sanitizer.presets());
        putList(out, "custom", sanitizer.custom());
        return out;
    }

    private static Map<String, @Nullable Object> egress(EgressList lists) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        putList(out, "allow", lists.allow());
        putList(out, "deny", lists.deny());
        if (lists.onOpaque() != EgressList.OnOpaque.RECORD) {
            out.put("on_opaque", Words.wire(lists.onOpaque()));
        }
        return out;
    }

    private static Map<String, @Nullable Object> sequence(SequencePattern sequence) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("window_seconds", (long) sequence.windowSeconds());
        out.put("steps", sequence.steps().stream().map(PolicyWriter::step).toList());
        return out;
    }

    private static Map<String, @Nullable Object> step(SequencePattern.Step step) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("match", step.match());
        out.put("min_count", (long) step.minCount());
        if (step.egress()) {
            out.put("egress", true);
        }
        return out;
    }

    private static void putList(Map<String, @Nullable Object> out, String name, List<String> items) {
        if (!items.isEmpty()) {
            out.put(name, items);
        }
    }
}
