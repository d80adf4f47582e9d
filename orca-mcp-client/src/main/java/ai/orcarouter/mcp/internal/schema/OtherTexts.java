/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The texts of a tool beside its name, description and input schema: titles, annotations, the output schema,
 * {@code _meta} and members that the protocol does not know. A client may show all of them to a model. Stateless.
 */
final class OtherTexts {
    /** Scanned with their meaning, or pictures. */
    private static final Set<String> ELSEWHERE = Set.of("name", "description", "inputSchema", "icons");

    private OtherTexts() {}

    /** Every string at any depth, and every member name that is more than one word, as an array. */
    static ArrayNode of(ObjectNode tool) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        tool.properties().forEach(member -> {
            if (!ELSEWHERE.contains(member.getKey())) {
                name(member.getKey(), out);
                collect(member.getValue(), out);
            }
        });
        return out;
    }

    private static void collect(JsonNode value, ArrayNode out) {
        if (value.isTextual()) {
            out.add(value);
        } else if (value.isObject()) {
            value.properties().forEach(member -> {
                name(member.getKey(), out);
                collect(member.getValue(), out);
            });
        } else {
            value.forEach(element -> collect(element, out));
        }
    }

    private static void name(String name, ArrayNode out) {
        if (name.codePoints().anyMatch(c -> Character.isWhitespace(c) || c > 0x7f)) {
            out.add(name);
        }
    }
}
