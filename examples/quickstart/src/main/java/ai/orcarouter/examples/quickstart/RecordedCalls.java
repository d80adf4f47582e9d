/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads recorded calls: one JSON object a line with {@code tool}, {@code arguments} and what else is known. */
final class RecordedCalls {
    private RecordedCalls() {}

    /** The calls in {@code text}; throws {@link IllegalArgumentException} with the line that is at fault. */
    static List<RecordedCall> parse(String text) {
        List<RecordedCall> calls = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                calls.add(parse(line, number));
            }
        }
        return calls;
    }

    private static RecordedCall parse(String line, int number) {
        Arguments read = Arguments.ofJson(line);
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> row)) {
            throw fault(number, read.fault().orElse("not an object"));
        }
        String tool = text(row, "tool");
        if (tool.isEmpty()) {
            throw fault(number, "no tool");
        }
        ToolCall.Builder call = ToolCall.builder(tool).arguments(arguments(row.get("arguments"), number));
        String surface = text(row, "surface");
        if (!surface.isEmpty()) {
            call.surface(Surface.fromWire(surface).orElseThrow(() -> fault(number, "no surface \"" + surface + "\"")));
        }
        call.run(orNull(text(row, "run")))
                .conversation(orNull(text(row, "conversation")))
                .skill(orNull(text(row, "skill")));
        if (row.get("estimated_cost_cents") instanceof Long cents) {
            call.estimatedCostCents(cents);
        }
        String id = text(row, "id");
        return new RecordedCall(
                id.isEmpty() ? "line " + number : id, call.build(), text(row, "attack"), text(row, "expect"));
    }

    private static Arguments arguments(@Nullable Object value, int number) {
        if (value == null) {
            return Arguments.none();
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw fault(number, "arguments are not an object");
        }
        @SuppressWarnings("unchecked") // the keys of a JSON object are strings
        Map<String, ?> named = (Map<String, ?>) members;
        return Arguments.of(named);
    }

    /** The string in {@code name}, empty when there is none. */
    static String text(Map<?, ?> row, String name) {
        return row.get(name) instanceof String text ? text : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static IllegalArgumentException fault(int number, String detail) {
        return new IllegalArgumentException("line " + number + " of the calls: " + detail);
    }
}
