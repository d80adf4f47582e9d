/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

import ai.orcarouter.core.text.LinearPattern;
import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keywords that hold patterns. One that cannot be matched in linear time, such as a look-ahead, is not asked:
 * whatever it stands for fits.
 */
final class Patterns {
    private Patterns() {}

    /** {@code pattern}. */
    static Evaluator text(JsonNode value) {
        LinearPattern pattern = compiled(value.asString());
        return (context, node) -> !node.isString() || pattern == null || pattern.find(node.asString())
                ? Evaluator.Result.success()
                : Evaluator.Result.failure("a text of another form");
    }

    /** {@code patternProperties}. */
    static Evaluator properties(SchemaParsingContext context, JsonNode value) {
        List<Named> named = new ArrayList<>();
        value.asObject()
                .forEach((pattern, schema) -> named.add(new Named(compiled(pattern), context.getAbsoluteUri(schema))));
        return new Properties(List.copyOf(named));
    }

    private static @Nullable LinearPattern compiled(String pattern) {
        try {
            return LinearPattern.compile(pattern);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    private record Named(@Nullable LinearPattern patternOrNull, String schema) {}

    private record Properties(List<Named> named) implements Evaluator {
        @Override
        public Result evaluate(EvaluationContext context, JsonNode node) {
            if (!node.isObject()) {
                return Result.success();
            }
            boolean fits = true;
            Set<String> matched = new HashSet<>();
            for (var member : node.asObject().entrySet()) {
                for (Named one : named) {
                    LinearPattern pattern = one.patternOrNull();
                    if (pattern == null) {
                        matched.add(member.getKey());
                    } else if (pattern.find(member.getKey())) {
                        matched.add(member.getKey());
                        fits &= context.resolveInternalRefAndValidate(one.schema(), member.getValue());
                    }
                }
            }
            // The names are what additionalProperties beside it leaves out.
            return fits ? Result.success(Set.copyOf(matched)) : Result.failure();
        }
    }
}
