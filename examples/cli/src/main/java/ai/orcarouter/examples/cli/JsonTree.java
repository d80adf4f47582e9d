/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of a line that are objects or arrays themselves, read as the engine reads arguments. */
final class JsonTree {
    private JsonTree() {}

    /** The members of the object in {@code name}, none when it is absent. */
    static Map<String, Object> object(Row row, String name) throws BadRowException {
        String raw = row.raw(name).orElse("{}");
        Arguments read = Arguments.ofJson(raw);
        if (read.fault().isPresent() || !(read.value() instanceof Map<?, ?> members)) {
            throw new BadRowException("\"" + name + "\" is not an object");
        }
        Map<String, Object> out = new LinkedHashMap<>();
        members.forEach((key, value) -> out.put(String.valueOf(key), value == null ? "" : value));
        return out;
    }

    /** The elements of an array. */
    static List<?> list(@Nullable Object value, String name) throws BadRowException {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new BadRowException("\"" + name + "\" is not an array");
    }

    /** The strings of the array in {@code name}, none when it is absent. */
    static List<String> strings(Row row, String name) throws BadRowException {
        String raw = "{\"" + name + "\":" + row.raw(name).orElse("[]") + "}";
        Arguments read = Arguments.ofJson(raw);
        Object value = read.fault().isEmpty() && read.value() instanceof Map<?, ?> members ? members.get(name) : null;
        List<?> list = list(value, name);
        if (!list.stream().allMatch(String.class::isInstance)) {
            throw new BadRowException("\"" + name + "\" holds something else than strings");
        }
        return list.stream().map(String.class::cast).toList();
    }
}
