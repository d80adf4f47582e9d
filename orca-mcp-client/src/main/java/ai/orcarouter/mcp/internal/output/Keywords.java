/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.Optional;

/**
 * The keywords of the schema's dialect, each of them paid for from the {@link Budget}; those with patterns in linear
 * time. Immutable.
 */
final class Keywords implements EvaluatorFactory {
    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode value) {
        return switch (keyword) {
            case "pattern" -> value.isString() ? Optional.of(metered(Patterns.text(value))) : Optional.empty();
            case "patternProperties" ->
                value.isObject() ? Optional.of(metered(Patterns.properties(context, value))) : Optional.empty();
            case "propertyNames" -> Optional.of(metered(new PropertyNames(context.getAbsoluteUri(value))));
            default ->
                context.getDialect()
                        .getEvaluatorFactory()
                        .create(context, keyword, value)
                        .map(inner -> new Metered(inner, keyword.startsWith("unevaluated")));
        };
    }

    private static Evaluator metered(Evaluator inner) {
        return new Metered(inner, false);
    }

    /** A keyword that is paid for. */
    private record Metered(Evaluator inner, boolean looksBack) implements Evaluator {
        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            if (!(node instanceof CountedNode counted)) {
                throw new UncheckableException("a value that is not counted");
            }
            Budget budget = counted.budget();
            budget.enter();
            try {
                if (looksBack) {
                    budget.lookBack();
                }
                return inner.evaluate(context, node);
            } finally {
                budget.leave();
            }
        }

        @Override
        public int getOrder() {
            return inner.getOrder();
        }
    }

    /** The validator's own makes nodes of its own, which nobody pays for. */
    private record PropertyNames(String schema) implements Evaluator {
        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            boolean fits = true;
            if (node instanceof CountedNode counted && node.isObject()) {
                for (String name : node.asObject().keySet()) {
                    fits &= context.resolveInternalRefAndValidate(schema, counted.beside(TextNode.valueOf(name)));
                }
            }
            return fits ? Result.success() : Result.failure();
        }
    }
}
