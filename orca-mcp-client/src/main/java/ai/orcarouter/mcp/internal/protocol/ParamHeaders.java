/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of one tool that go into headers too, as its {@code inputSchema} says with {@code x-mcp-header}
 * (revision 2026-07-28, SEP-2243). Immutable.
 */
public final class ParamHeaders {
    private static final String KEY = "x-mcp-header";
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String SENTINEL = "=?base64?";
    private static final String SENTINEL_END = "?=";

    /** Keywords below which a header cannot be told from the arguments alone. */
    private static final List<String> SCHEMAS = List.of(
            "items",
            "prefixItems",
            "contains",
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
            "propertyNames",
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if",
            "then",
            "else");

    /** The same with names between the keyword and the schema. */
    private static final List<String> NAMED_SCHEMAS =
            List.of("patternProperties", "dependentSchemas", "$defs", "definitions");

    private record Declared(List<String> path, String field) {}

    private final List<Declared> declared = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();

    private ParamHeaders() {}

    /** A definition that makes its tool unusable. The message has no text of the server. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidException(String reason) {
            super(reason);
        }
    }

    /** What the definition of {@code tool} says. */
    static ParamHeaders of(ObjectNode tool) throws InvalidException {
        ParamHeaders headers = new ParamHeaders();
        headers.read(tool.path("inputSchema"), List.of(), true);
        return headers;
    }

    private void read(JsonNode schema, List<String> path, boolean reachable) throws InvalidException {
        if (!schema.isObject()) {
            return;
        }
        JsonNode header = schema.path(KEY);
        if (!header.isMissingNode()) {
            if (!reachable || path.isEmpty()) {
                throw new InvalidException(KEY + " where no argument is sure to be");
            }
            declare(path, header, schema.path("type"));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            List<String> inner = new ArrayList<>(path);
            inner.add(property.getKey());
            read(property.getValue(), inner, reachable);
        }
        for (String keyword : SCHEMAS) {
            JsonNode below = schema.path(keyword);
            read(below, path, false);
            if (below.isArray()) {
                for (JsonNode one : below) {
                    read(one, path, false);
                }
            }
        }
        for (String keyword : NAMED_SCHEMAS) {
            for (JsonNode one : schema.path(keyword)) {
                read(one, path, false);
            }
        }
    }

    private void declare(List<String> path, JsonNode header, JsonNode type) throws InvalidException {
        if (!header.isTextual() || !isToken(header.textValue())) {
            throw new InvalidException(KEY + " is not a token");
        }
        if (!type.isTextual() || !TYPES.contains(type.textValue())) {
            throw new InvalidException(KEY + " on an argument that is no string, integer or boolean");
        }
        if (!fields.add(header.textValue().toLowerCase(Locale.ROOT))) {
            throw new InvalidException(KEY + " occurs twice");
        }
        declared.add(new Declared(path, "Mcp-Param-" + header.textValue()));
    }

    /** The fields for a call with {@code arguments}; what is absent, null or not of the declared kind has none. */
    Map<String, String> fields(ObjectNode arguments) {
        if (declared.isEmpty()) {
            return Map.of();
        }
        Map<String, String> result = new LinkedHashMap<>();
        for (Declared one : declared) {
            JsonNode value = arguments;
            for (String name : one.path()) {
                value = value.path(name);
            }
            text(value).ifPresent(text -> result.put(one.field(), encode(text)));
        }
        return result;
    }

    private static Optional<String> text(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        return value.isBoolean() || value.isIntegralNumber() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** {@code text} as a field value: itself where it survives, else its UTF-8 in Base64 between marks. */
    public static String encode(String text) {
        boolean plain = !text.isEmpty()
                && text.charAt(0) != ' '
                && text.charAt(text.length() - 1) != ' '
                && !(text.startsWith(SENTINEL) && text.endsWith(SENTINEL_END))
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain ? text : SENTINEL + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + SENTINEL_END;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || TOKEN_MARKS.indexOf(c) >= 0);
    }
}
