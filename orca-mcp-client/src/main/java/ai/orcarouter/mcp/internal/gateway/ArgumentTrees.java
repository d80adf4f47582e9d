/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.gateway;

import ai.orcarouter.core.json.Arguments;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as they go out. They are built from the values that the firewall read, never parsed again, so that a server
 * cannot be sent anything else than what was decided on.
 */
final class ArgumentTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ArgumentTrees() {}

    /** The arguments as an object; null when they are not acceptable JSON or no object. */
    static @Nullable ObjectNode of(Arguments arguments) {
        return arguments.fault().isEmpty() && node(arguments.value()) instanceof ObjectNode object ? object : null;
    }

    // As deep as the limits of the arguments allow.
    private static JsonNode node(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            ObjectNode out = NODES.objectNode();
            members.forEach((name, member) -> out.set((String) name, node(member)));
            return out;
        }
        if (value instanceof List<?> elements) {
            ArrayNode out = NODES.arrayNode(elements.size());
            elements.forEach(element -> out.add(node(element)));
            return out;
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Long whole) {
            return NODES.numberNode(whole);
        }
        if (value instanceof BigDecimal number) {
            return DecimalNode.valueOf(number);
        }
        return value instanceof Boolean flag ? NODES.booleanNode(flag) : NODES.nullNode();
    }
}
