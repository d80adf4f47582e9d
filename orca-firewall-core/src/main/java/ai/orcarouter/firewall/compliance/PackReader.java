/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.core.document.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads packs from YAML or JSON and reports every fault at once. Used once for each document. */
final class PackReader {
    private static final DocumentReader READER = new DocumentReader(1 << 20, 16);
    private static final int MAX_WORD = 64;
    private static final Map<String, CompliancePack.Origin> ORIGINS =
            Map.of("documented", CompliancePack.Origin.DOCUMENTED, "orca", CompliancePack.Origin.ORCA);

    private final Scope scope;

    private PackReader(Scope scope) {
        this.scope = scope;
    }

    /**
     * Reads a pack.
     *
     * @param file its name, for findings
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every fault with its place
     */
    static CompliancePack read(String file, String text) {
        DocumentReader.Reading reading = READER.read(file, text);
        Findings findings = reading.findings();
        Locator locator = reading.locatorOrNull();
        CompliancePack pack = locator == null
                ? null
                : new PackReader(new Scope(findings, new HashSet<>(), "", null)).pack(locator.root());
        if (pack == null || findings.hasErrors()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, findings.inOrder(pointer -> ""));
        }
        return pack;
    }

    private @Nullable CompliancePack pack(Node root) {
        if (!(root instanceof Node.Obj object)) {
            scope.wrongKind(root, "", "a pack", "an object", "");
            return null;
        }
        Fields fields = Fields.of(
                scope,
                object,
                "",
                List.of("key", "name", "edition", "region", "version", "mapping", "controls", "clauses"));
        List.of("key", "name", "version", "mapping", "clauses").forEach(fields::require);
        Long version = fields.whole("version", 1, Integer.MAX_VALUE);
        CompliancePack.Origin origin = fields.word("mapping", ORIGINS);
        List<PackControl> controls = new ArrayList<>();
        each(fields, "controls", (node, pointer) -> controls.add(control(node, pointer)));
        List<PackClause> clauses = new ArrayList<>();
        each(fields, "clauses", (node, pointer) -> clauses.add(clause(node, pointer)));
        CompliancePack pack = new CompliancePack(
                word(fields, object, "key"),
                fields.text("name", ""),
                fields.text("edition", ""),
                fields.text("region", ""),
                version == null ? 1 : version.intValue(),
                origin == null ? CompliancePack.Origin.ORCA : origin,
                controls,
                clauses);
        requireSound(pack, object);
        return pack;
    }

    /** Reads one element of a list. */
    private interface Element {
        void read(Node.Obj node, String pointer);
    }

    private void each(Fields fields, String name, Element element) {
        List<Node> items = fields.items(name);
        for (int i = 0; i < items.size(); i++) {
            String pointer = Pointers.item(fields.at(name), i);
            if (items.get(i) instanceof Node.Obj object) {
                element.read(object, pointer);
            } else {
                scope.wrongKind(items.get(i), pointer, "each of " + Texts.quote(name), "an object", "");
            }
        }
    }

    private PackControl control(Node.Obj node, String pointer) {
        Fields fields = Fields.of(scope, node, pointer, List.of("id", "plane", "title", "presets", "rules"));
        List.of("id", "plane", "title").forEach(fields::require);
        String id = word(fields, node, "id");
        List<String> presets = fields.texts("presets");
        List<Node> rules = fields.items("rules");
        if (presets.isEmpty() && rules.isEmpty()) {
            scope.error(node.offset(), pointer, "a control has presets or rules", "");
        }
        return new PackControl(
                id,
                fields.text("plane", ""),
                fields.text("title", ""),
                presets,
                rules.isEmpty() ? "" : document(rules));
    }

    /** The rules as a document of their plane; one without an id gets its place in the list. */
    private static String document(List<Node> rules) {
        List<@Nullable Object> numbered = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Object value = Values.of(rules.get(i));
            if (value instanceof Map<?, ?> members) {
                Map<String, @Nullable Object> rule = new LinkedHashMap<>();
                rule.put("id", i + 1L);
                members.forEach((name, member) -> rule.put((String) name, member));
                value = rule;
            }
            numbered.add(value);
        }
        return TreeWriter.json(Map.of("name", "rules", "rules", numbered));
    }

    private PackClause clause(Node.Obj node, String pointer) {
        Fields fields = Fields.of(scope, node, pointer, List.of("id", "title", "controls", "organizational"));
        List.of("id", "title").forEach(fields::require);
        List<String> controls = fields.texts("controls");
        if (fields.flag("organizational", false) != controls.isEmpty()) {
            scope.error(node.offset(), pointer, "a clause has controls or is organizational", "");
        }
        return new PackClause(fields.text("id", ""), fields.text("title", ""), controls);
    }

    /** An id: letters, digits, dots and underscores, so that it can stand in ids of documents and on command lines. */
    private String word(Fields fields, Node.Obj node, String name) {
        String text = fields.text(name, "");
        boolean plain = text.length() <= MAX_WORD
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.');
        if (!plain) {
            scope.error(node.offset(), fields.at(name), Texts.quote(name) + " has other characters than a-z0-9_.", "");
        }
        return text;
    }

    private void requireSound(CompliancePack pack, Node.Obj root) {
        Set<String> controls = new HashSet<>();
        for (PackControl control : pack.controls()) {
            if (!controls.add(control.id())) {
                scope.error(root.offset(), "/controls", "two controls have the id " + control.id(), "");
            }
        }
        Set<String> clauses = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (PackClause clause : pack.clauses()) {
            if (!clauses.add(clause.id())) {
                scope.error(root.offset(), "/clauses", "two clauses have the id " + clause.id(), "");
            }
            for (String control : clause.controls()) {
                used.add(control);
                if (!controls.contains(control)) {
                    scope.error(root.offset(), "/clauses", "there is no control " + Texts.quote(control), "");
                }
            }
        }
        controls.stream()
                .filter(control -> !used.contains(control))
                .forEach(control ->
                        scope.error(root.offset(), "/controls", "no clause asks for control " + control, ""));
    }
}
