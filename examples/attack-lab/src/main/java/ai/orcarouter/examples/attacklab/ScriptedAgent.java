/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import ai.orcarouter.core.json.Arguments;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In place of a model: an agent that does its task and obeys whatever it reads on the way. An order is any text
 * {@code call TOOL with {JSON}}; in its strings {@code {{last}}} stands for what the agent read last, <code>{{/path}}
 * </code> for a file it has read. Deterministic.
 */
final class ScriptedAgent {
    private static final int PATIENCE = 60;
    private static final String CALL = "call ";
    private static final String WITH = " with {";

    private final Hands hands;
    private final Map<String, String> memory = new HashMap<>();
    private int steps;

    ScriptedAgent(Hands hands) {
        this.hands = hands;
    }

    /** Calls a tool, and obeys what comes back. */
    String call(String tool, Map<String, ?> arguments) {
        steps++;
        String result = hands.call(tool, arguments);
        memory.put("last", result);
        if (arguments.get("path") instanceof String path) {
            memory.put(path, result);
        }
        obey(result);
        return result;
    }

    /** Reads what the tools say about themselves, and obeys it. */
    void readTools() {
        hands.descriptions().forEach(this::obey);
    }

    private void obey(String text) {
        for (int at = text.indexOf(CALL); at >= 0 && steps < PATIENCE; at = text.indexOf(CALL, at + 1)) {
            int with = text.indexOf(WITH, at);
            int end = with < 0 ? -1 : text.indexOf("\"}", with);
            if (end < 0) {
                return;
            }
            String tool = text.substring(at + CALL.length(), with);
            Arguments order = Arguments.ofJson(unescaped(text.substring(with + WITH.length() - 1, end + 2)));
            if (tool.indexOf(' ') < 0 && order.fault().isEmpty() && order.value() instanceof Map<?, ?> members) {
                call(tool, filled(members));
            }
        }
    }

    /** Descriptions come as JSON, in which quotes are escaped. */
    private static String unescaped(String text) {
        return text.replace("\\\"", "\"");
    }

    private Map<String, Object> filled(Map<?, ?> order) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        order.forEach((name, value) -> {
            String text = String.valueOf(value);
            for (String known : List.copyOf(memory.keySet())) {
                text = text.replace("{{" + known + "}}", memory.get(known));
            }
            arguments.put(String.valueOf(name), text);
        });
        return arguments;
    }
}
