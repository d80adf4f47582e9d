/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every text of an input schema: names of parameters and of unknown members, and all strings at any depth, because a
 * model is shown the schema as it is. Stateless; needs no stack, however deep the schema is.
 */
final class SchemaTexts {
    private SchemaTexts() {}

    /** Takes the texts. */
    interface Sink {
        /** A name. */
        void name(String name);

        /**
         * A text of any kind.
         *
         * @param value whether it is one that the parameter may have, such as a default
         */
        void text(String text, boolean value);

        /** A parameter with its description. */
        void parameter(String name, String description);
    }

    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples", "example");

    private record Node(@Nullable Object value, boolean properties, boolean isValue) {}

    /** Walks a schema in document order. */
    static void walk(@Nullable Object schema, Sink sink) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(schema, false, false));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.value() instanceof Map<?, ?> members) {
                members(members, node, open, sink);
            } else if (node.value() instanceof List<?> elements) {
                for (int i = elements.size() - 1; i >= 0; i--) {
                    open.push(new Node(elements.get(i), false, node.isValue()));
                }
            } else if (node.value() instanceof String text) {
                sink.text(text, node.isValue());
            }
        }
    }

    private static void members(Map<?, ?> members, Node node, Deque<Node> open, Sink sink) {
        boolean properties = node.properties();
        Deque<Node> inOrder = new ArrayDeque<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = String.valueOf(member.getKey());
            sink.name(name);
            if (properties) {
                sink.parameter(name, description(member.getValue()));
            }
            boolean holdsProperties = !properties && (name.equals("properties") || name.equals("patternProperties"));
            boolean value = node.isValue() || (!properties && VALUES.contains(name));
            inOrder.push(new Node(member.getValue(), holdsProperties, value));
        }
        inOrder.forEach(open::push);
    }

    private static String description(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> members)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String name : List.of("title", "description")) {
            if (members.get(name) instanceof String part) {
                text.append(part).append(' ');
            }
        }
        return text.toString().strip();
    }
}
