/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a policy or a guardrail, for people. Values are JSON as the document writes
 * them; empty where a field is absent.
 *
 * @param fields differing fields beside the rules, in the order of the document
 * @param rules differing rules, by id
 */
public record PolicyDiff(List<Field> fields, List<Rule> rules) {
    /** Copies the lists. */
    public PolicyDiff {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /**
     * Compares two documents as they are written: members by name, and the objects in {@code rules} by their
     * {@code id}.
     */
    public static PolicyDiff between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return DocumentDiffs.between(before, after);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return fields.isEmpty() && rules.isEmpty();
    }

    /** What became of a rule. */
    public enum Kind {
        /** Only the later version has it. */
        ADDED,
        /** Only the earlier version has it. */
        REMOVED,
        /** Both have it, with different fields. */
        CHANGED
    }

    /**
     * A differing field.
     *
     * @param name name of the field in documents
     * @param before value in the earlier version; empty when absent
     * @param after value in the later version; empty when absent
     */
    public record Field(String name, String before, String after) {
        @Override
        public String toString() {
            return name + ": " + (before.isEmpty() ? "-" : before) + " -> " + (after.isEmpty() ? "-" : after);
        }
    }

    /**
     * A differing rule.
     *
     * @param kind what became of it
     * @param id its id
     * @param label its label in the later version that has it
     * @param fields its differing fields; of an added or removed rule all fields
     */
    public record Rule(Kind kind, long id, String label, List<Field> fields) {
        /** Copies the fields. */
        public Rule {
            fields = List.copyOf(fields);
        }
    }

    /** One line for each difference. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        fields.forEach(field -> out.append(field).append('\n'));
        for (Rule rule : rules) {
            out.append("rule ")
                    .append(rule.id())
                    .append(' ')
                    .append(rule.kind().name().toLowerCase(Locale.ROOT));
            out.append(rule.label().isEmpty() ? "" : " (" + rule.label() + ")").append('\n');
            rule.fields().forEach(field -> out.append("  ").append(field).append('\n'));
        }
        return out.toString();
    }
}
