/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as evidence has it: objects, arrays, texts, truth values and integers that every reader of JSON holds exactly
 * (RFC 7493 2.2), so that its canonical form is plain RFC 8785 (SEMANTICS 1.4).
 */
final class PlainValues {
    /** The largest integer that a double and its neighbours hold exactly. */
    static final long MAX_SAFE = (1L << 53) - 1;

    private static final int MAX_BYTES = 64 << 20;

    /** For evidence and for what sources contribute. */
    static final Limits LIMITS = Limits.defaults().toBuilder()
            .maxJsonBytes(MAX_BYTES)
            .maxJsonDepth(32)
            .maxJsonMembers(4_000_000)
            .build();

    private PlainValues() {}

    /** A JSON object; throws {@link IllegalArgumentException} for anything else. */
    static Map<?, ?> object(String json) {
        Arguments read = Arguments.ofJson(json, LIMITS);
        if (read.fault().isPresent()) {
            throw new IllegalArgumentException(
                    "not acceptable JSON: " + read.fault().get());
        }
        if (read.value() instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    /** The same value with every other number as text and without null. */
    static Map<String, Object> plain(Map<?, ?> members) {
        Map<String, Object> out = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                out.put(String.valueOf(name), plainValue(value));
            }
        });
        return out;
    }

    private static Object plainValue(Object value) {
        if (value instanceof Map<?, ?> members) {
            return plain(members);
        }
        if (value instanceof List<?> elements) {
            List<Object> out = new ArrayList<>(elements.size());
            for (Object element : elements) {
                out.add(element == null ? "" : plainValue(element));
            }
            return out;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number number) {
            long whole = number.longValue();
            return isSafe(whole) ? (Object) whole : Long.toString(whole);
        }
        return value;
    }

    /** Whether a value is as {@link #plain} makes it. */
    static boolean isPlain(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.values().stream().allMatch(PlainValues::isPlain);
        }
        if (value instanceof List<?> elements) {
            return elements.stream().allMatch(PlainValues::isPlain);
        }
        return value instanceof String || value instanceof Boolean || (value instanceof Long n && isSafe(n));
    }

    private static boolean isSafe(long number) {
        return number >= -MAX_SAFE && number <= MAX_SAFE;
    }
}
