/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Reporter;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.SourceText;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.document.TreeReader;
import ai.orcarouter.firewall.internal.compile.Subjects;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.EgressList;
import ai.orcarouter.firewall.model.FirewallRule;
import ai.orcarouter.firewall.model.Sanitizer;
import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule (REFERENCE 2.4). A part that cannot be read takes its default and is marked unread. */
final class RuleReader {
    private static final List<String> FIELDS = List.of(
            "id",
            "policy_id",
            "priority",
            "label",
            "stage",
            "tool_name_glob",
            "skill_name_glob",
            "verdict",
            "args_match",
            "args_match_json",
            "sanitize",
            "egress",
            "egress_json",
            "cap_cost_cents",
            "sequence",
            "notes");

    /** An object in either of its two wire forms. */
    private record Part(Scope scope, Node node, String pointer) {}

    private final Scope scope;
    private final Fields fields;
    private final int maxDepth;

    private RuleReader(Scope scope, Node.Obj object, String pointer, int maxDepth) {
        this.scope = scope;
        this.fields = Fields.of(scope, object, pointer, FIELDS);
        this.maxDepth = maxDepth;
    }

    /** Reads the rule at {@code pointer}; {@code id} is its own, or the one it was given. */
    static FirewallRule read(Scope outer, Node node, String pointer, long id, long policyId, int maxDepth) {
        if (!(node instanceof Node.Obj object)) {
            outer.wrongKind(node, pointer, "a rule", "an object", "");
            return FirewallRule.builder(id, Verdict.AUDIT).build();
        }
        Node.Member label = object.members().get("label");
        String name = label != null && label.value() instanceof Node.Str text ? text.text() : "";
        Scope scope = outer.about(Subjects.rule(id, name));
        return new RuleReader(scope, object, pointer, maxDepth).rule(id, policyId);
    }

    private FirewallRule rule(long id, long policyId) {
        fields.whole("id", 0, Long.MAX_VALUE);
        checkOwner(policyId);
        Long priority = fields.whole("priority", Integer.MIN_VALUE, Integer.MAX_VALUE);
        fields.require("verdict");
        Verdict verdict = fields.word("verdict", Words.VERDICTS);
        return new FirewallRule(
                id,
                priority == null ? 100 : priority.intValue(),
                fields.text("label", ""),
                stage(),
                fields.text("tool_name_glob", ""),
                fields.text("skill_name_glob", ""),
                verdict == null ? Verdict.AUDIT : verdict,
                clauses(),
                sanitizer(),
                egress(),
                fields.whole("cap_cost_cents", Long.MIN_VALUE, Long.MAX_VALUE),
                sequence(),
                fields.text("notes", ""));
    }

    private void checkOwner(long policyId) {
        Long owner = fields.whole("policy_id", 0, Long.MAX_VALUE);
        Node node = fields.value("policy_id");
        if (owner != null && node != null && owner != policyId) {
            String message = "\"policy_id\" is " + owner + ", but the id of the policy is " + policyId;
            scope.reject(node, fields.at("policy_id"), message, "leave the field out");
        }
    }

    private @Nullable Surface stage() {
        return fields.value("stage") instanceof Node.Str text && text.text().isEmpty()
                ? null
                : fields.word("stage", Words.SURFACES);
    }

    private List<ArgumentClause> clauses() {
        Part part = part("args_match");
        return part == null ? List.of() : new ClauseReader(part.scope).read(part.node, part.pointer);
    }

    private @Nullable Sanitizer sanitizer() {
        Fields object = object("sanitize", List.of("presets", "custom"));
        return object == null ? null : new Sanitizer(object.texts("presets"), object.texts("custom"));
    }

    private @Nullable EgressList egress() {
        Part part = part("egress");
        if (part == null) {
            return null;
        }
        if (!(part.node instanceof Node.Obj object)) {
            part.scope.wrongKind(part.node, part.pointer, "\"egress\"", "an object", "");
            return null;
        }
        Fields lists = Fields.of(part.scope, object, part.pointer, List.of("allow", "deny", "on_opaque"));
        EgressList.OnOpaque onOpaque = lists.word("on_opaque", Words.ON_OPAQUE);
        return new EgressList(
                lists.texts("allow"), lists.texts("deny"), onOpaque == null ? EgressList.OnOpaque.RECORD : onOpaque);
    }

    private @Nullable SequencePattern sequence() {
        Fields object = object("sequence", List.of("window_seconds", "steps"));
        if (object == null) {
            return null;
        }
        Long window = object.whole("window_seconds", Integer.MIN_VALUE, Integer.MAX_VALUE);
        List<Node> items = object.items("steps");
        List<SequencePattern.Step> steps = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            steps.add(step(items.get(i), Pointers.item(object.at("steps"), i)));
        }
        return new SequencePattern(window == null ? 0 : window.intValue(), steps);
    }

    private SequencePattern.Step step(Node node, String at) {
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, at, "a step", "an object", "");
            return new SequencePattern.Step("", 1, false);
        }
        Fields step = Fields.of(scope, object, at, List.of("match", "min_count", "egress"));
        step.require("match");
        Long count = step.whole("min_count", Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new SequencePattern.Step(
                step.text("match", ""), count == null ? 1 : count.intValue(), step.flag("egress", false));
    }

    private @Nullable Fields object(String name, List<String> known) {
        Node node = fields.value(name);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Obj object) {
            return Fields.of(scope, object, fields.at(name), known);
        }
        scope.wrongKind(node, fields.at(name), Texts.quote(name), "an object", "");
        return null;
    }

    /** The native object, or the one that the string in {@code <name>_json} holds; both at once is a fault. */
    private @Nullable Part part(String name) {
        String encodedName = name + "_json";
        Node plain = fields.value(name);
        Node encoded = fields.value(encodedName);
        if (encoded == null) {
            if (fields.has(encodedName)) {
                scope.unread().add(fields.at(name));
            }
            return plain == null ? null : new Part(scope, plain, fields.at(name));
        }
        if (fields.has(name)) {
            String message = Texts.quote(encodedName) + " is given beside " + Texts.quote(name);
            scope.reject(encoded, fields.at(encodedName), message, "keep one of them");
            return plain == null ? null : new Part(scope, plain, fields.at(name));
        }
        return encoded(encoded, fields.at(name), fields.at(encodedName), encodedName, name);
    }

    private @Nullable Part encoded(Node node, String at, String encodedAt, String encodedName, String name) {
        if (!(node instanceof Node.Str text)) {
            String hint = "it holds JSON in a string; an object is written as " + Texts.quote(name);
            scope.wrongKind(node, encodedAt, Texts.quote(encodedName), "a string", hint);
            scope.unread().add(at);
            return null;
        }
        Reporter reporter = new Reporter.Inside(scope.findings(), text.offset(), encodedAt, scope.subject());
        Node inner = TreeReader.json(new SourceText(text.text()), reporter, maxDepth);
        if (inner == null) {
            scope.unread().add(at);
            return null;
        }
        return new Part(scope.inside(new Scope.Embedded(text.offset(), at, encodedAt)), inner, at);
    }
}
