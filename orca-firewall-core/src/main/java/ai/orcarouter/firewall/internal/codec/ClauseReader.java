/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.codec;

import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.document.Values;
import ai.orcarouter.firewall.model.ArgumentClause;
import ai.orcarouter.firewall.model.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads argument clauses (REFERENCE 2.6). A clause that cannot be read leaves a placeholder, marked unread. */
final class ClauseReader {
    private static final Map<String, Operator> OPERATORS = Fields.words(Operator.values(), Operator::wire);
    private static final ArgumentClause PLACEHOLDER = new ArgumentClause.Test("$", Operator.EXISTS, null);

    private final Scope scope;

    ClauseReader(Scope scope) {
        this.scope = scope;
    }

    /** The clauses of an {@code args_match} object. */
    List<ArgumentClause> read(Node node, String pointer) {
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, pointer, "\"args_match\"", "an object", "it holds {\"clauses\": [...]}");
            return List.of();
        }
        Fields fields = Fields.of(scope, object, pointer, List.of("clauses"));
        List<Node> items = fields.items("clauses");
        List<ArgumentClause> out = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            out.add(clause(items.get(i), Pointers.item(fields.at("clauses"), i)));
        }
        return out;
    }

    private ArgumentClause clause(Node node, String pointer) {
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, pointer, "a clause", "an object", "");
            return PLACEHOLDER;
        }
        return object.members().containsKey("not") ? negated(object, pointer) : test(object, pointer);
    }

    private ArgumentClause negated(Node.Obj object, String pointer) {
        Fields fields = Fields.of(scope, object, pointer, List.of("not"));
        Node inner = fields.value("not");
        return new ArgumentClause.Not(inner == null ? PLACEHOLDER : clause(inner, fields.at("not")));
    }

    private ArgumentClause test(Node.Obj object, String pointer) {
        Fields fields = Fields.of(scope, object, pointer, List.of("path", "op", "value", "not"));
        fields.require("path");
        fields.require("op");
        String path = fields.text("path", "$");
        Operator operator = fields.word("op", OPERATORS);
        Node.Member operand = object.members().get("value");
        if (operand == null) {
            if (operator != null && operator != Operator.EXISTS) {
                String message = "operator " + Texts.quote(operator.wire()) + " needs a \"value\"";
                scope.error(object.offset(), pointer, message, "");
            }
            scope.unread().add(fields.at("value"));
        } else if (Values.hasUnread(operand.value())) {
            scope.unread().add(fields.at("value"));
        }
        return new ArgumentClause.Test(
                path,
                operator == null ? Operator.EXISTS : operator,
                operand == null ? null : Values.of(operand.value()));
    }
}
