/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tree of a guardrail's document; what cannot be read is reported and replaced by a placeholder. */
public final class GuardrailReader {
    private static final List<String> FIELDS =
            List.of("$schema", "id", "name", "enabled", "is_default", "log_raw_content", "rules");

    /**
     * What was read.
     *
     * @param guardrailOrNull null when the document is no object
     * @param unread pointers of values that could not be read and are placeholders
     */
    public record Draft(@Nullable Guardrail guardrailOrNull, Set<String> unread) {}

    private GuardrailReader() {}

    /** Reads {@code root}, adding faults to {@code findings}. */
    public static Draft read(Node root, Findings findings) {
        Set<String> unread = new HashSet<>();
        Scope scope = new Scope(findings, unread, "", null);
        if (!(root instanceof Node.Obj object)) {
            scope.wrongKind(root, "", "a guardrail", "an object", "");
            return new Draft(null, unread);
        }
        Fields fields = Fields.of(scope, object, "", FIELDS);
        fields.require("name");
        fields.text("$schema", "");
        Long id = fields.whole("id", 0, Long.MAX_VALUE);
        Guardrail guardrail = new Guardrail(
                id == null ? 0 : id,
                fields.text("name", ""),
                fields.flag("enabled", true),
                fields.flag("is_default", false),
                fields.flag("log_raw_content", false),
                rules(scope, fields.items("rules")));
        return new Draft(guardrail, unread);
    }

    /** The rules; one that states no id gets a number after the greatest that is stated, in document order. */
    private static List<GuardrailRule> rules(Scope scope, List<Node> items) {
        List<GuardrailRule> read = new ArrayList<>();
        long greatest = 0;
        for (int i = 0; i < items.size(); i++) {
            GuardrailRule rule = RuleReader.read(scope, items.get(i), Pointers.item("/rules", i));
            greatest = Math.max(greatest, rule.id());
            read.add(rule);
        }
        for (int i = 0; i < read.size(); i++) {
            GuardrailRule rule = read.get(i);
            if (rule.id() == 0) {
                read.set(
                        i,
                        new GuardrailRule(
                                ++greatest,
                                rule.label(),
                                rule.stage(),
                                rule.action(),
                                rule.note(),
                                rule.spotlightWhole(),
                                rule.check()));
            }
        }
        return read;
    }
}
