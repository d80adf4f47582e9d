/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

import ai.orcarouter.mcp.internal.protocol.Json;
import ai.orcarouter.mcp.internal.protocol.MalformedException;
import ai.orcarouter.mcp.internal.protocol.WireLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a tool's approved definition says of its structured content: JSON Schema, 2020-12 unless it names another draft.
 * Nothing is ever fetched: a reference that leads out of the schema makes it one that cannot be checked. So does a
 * check that would take longer than two million steps. {@code format} asserts nothing. Thread-safe.
 */
public final class OutputSchema {
    /** What came of a check. */
    public enum Fit {
        /** It fits, or nothing is said of it. */
        FITS,
        /** It does not fit. */
        DIFFERS,
        /** The schema cannot be used, or the check would take too long. */
        UNCHECKED
    }

    private static final OutputSchema NONE = new OutputSchema(null);
    private static final URI NAME = URI.create("urn:orca:output-schema");

    private final @Nullable JsonNode schemaOrNull;
    private @Nullable Validator validator;
    private boolean unusable;

    private OutputSchema(@Nullable JsonNode schemaOrNull) {
        this.schemaOrNull = schemaOrNull;
    }

    /** What the definition {@code tool} says; it is read when a result is first checked. */
    public static OutputSchema of(ObjectNode tool) {
        JsonNode schema = tool.path("outputSchema");
        return schema.isMissingNode() || schema.isNull() ? NONE : new OutputSchema(schema);
    }

    /** Checks the structured content of a result, where there is one and the result is no error. */
    public Fit check(ObjectNode result) {
        JsonNode content = result.path("structuredContent");
        if (schemaOrNull == null
                || content.isMissingNode()
                || result.path("isError").asBoolean(false)) {
            return Fit.FITS;
        }
        return check(schemaOrNull, content);
    }

    private synchronized Fit check(JsonNode schema, JsonNode content) {
        if (unusable) {
            return Fit.UNCHECKED;
        }
        try {
            Validator known = validator;
            if (known == null) {
                known = compiled(schema);
                validator = known;
            }
            dev.harrel.jsonschema.JsonNode counted = CountedNode.of(content, Budget.ofCheck());
            return known.validate(NAME, counted).isValid() ? Fit.FITS : Fit.DIFFERS;
        } catch (RuntimeException e) {
            unusable = validator == null;
            return Fit.UNCHECKED;
        }
    }

    private static Validator compiled(JsonNode schema) {
        JsonNode dialect = schema.path("$schema");
        if (dialect.isTextual() && !isDraft(dialect.textValue())) {
            throw new UncheckableException("a dialect that is not known");
        }
        Validator made = new ValidatorFactory()
                .withDefaultDialect(new Dialects.Draft2020Dialect())
                .withEvaluatorFactory(new Keywords())
                .withJsonNodeFactory(new Nodes())
                .withSchemaResolver(OutputSchema::resolve)
                .withDisabledSchemaValidation(true)
                .createValidator();
        dev.harrel.jsonschema.JsonNode root = CountedNode.of(schema, Budget.unlimited());
        made.registerSchema(NAME, root);
        return made;
    }

    /** Nothing but the drafts' own schemas, which the validator has. */
    private static SchemaResolver.Result resolve(String uri) {
        if (isDraft(uri)) {
            return SchemaResolver.Result.empty();
        }
        throw new UncheckableException("a reference that leads nowhere");
    }

    private static boolean isDraft(String uri) {
        return uri.startsWith("http://json-schema.org/draft-") || uri.startsWith("https://json-schema.org/draft/");
    }

    /** Makes nodes of the drafts' own schemas, which the validator brings along. */
    private static final class Nodes implements JsonNodeFactory {
        private final Json json = new Json(WireLimits.defaults());

        @Override
        public dev.harrel.jsonschema.JsonNode wrap(Object node) {
            return node instanceof CountedNode counted ? counted : CountedNode.of((JsonNode) node, Budget.unlimited());
        }

        @Override
        public dev.harrel.jsonschema.JsonNode create(String text) {
            try {
                return CountedNode.of(json.read(text), Budget.unlimited());
            } catch (MalformedException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
