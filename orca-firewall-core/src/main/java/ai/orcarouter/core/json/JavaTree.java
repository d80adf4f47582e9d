/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import ai.orcarouter.core.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Deep immutable copies of Java values, under the same rules and bounds as a JSON text. Recursive, at most
 * {@link JsonScanner#HARD_DEPTH} deep; a structure that contains itself is refused for its depth. Bytes are those of
 * the text that {@link JsonWriter} writes.
 */
final class JavaTree {
    /** The empty object. */
    static final Parsed EMPTY_OBJECT = Parsed.of(new JsonObject(new String[0], new Object[0]));

    private final Limits limits;
    private final int maxDepth;
    private final UnaryOperator<String> rewrite;
    private final List<String> path = new ArrayList<>();
    private long bytes;
    private int members;

    private JavaTree(Limits limits, UnaryOperator<String> rewrite) {
        this.limits = limits;
        this.maxDepth = Math.min(limits.maxJsonDepth(), JsonScanner.HARD_DEPTH);
        this.rewrite = rewrite;
    }

    /** The copy, or why there is none; every string value passes through {@code rewrite}, names do not. */
    static Parsed copy(@Nullable Object value, Limits limits, UnaryOperator<String> rewrite) {
        JavaTree copier = new JavaTree(limits, rewrite);
        try {
            return Parsed.of(copier.value(value, 0));
        } catch (Refusal refusal) {
            return Parsed.refused(copier.describe(refusal));
        }
    }

    private @Nullable Object value(@Nullable Object value, int depth) throws Refusal {
        if (value instanceof String text) {
            String rewritten = rewrite.apply(text);
            count(JsonWriter.encodedLength(rewritten));
            return rewritten;
        }
        if (value == null || value instanceof Boolean) {
            count(Boolean.FALSE.equals(value) ? 5 : 4);
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            enter(depth);
            return object(map, depth + 1);
        }
        if (value instanceof List<?> list) {
            enter(depth);
            return array(elements(list), depth + 1);
        }
        if (value instanceof Object[] array) {
            enter(depth);
            return array(Arrays.asList(array.clone()), depth + 1);
        }
        throw new Refusal(JsonFault.NOT_JSON, value.getClass().getName());
    }

    private Number number(Number number) throws Refusal {
        Number value = JsonNumbers.of(number);
        if (value == null) {
            throw refusal(number);
        }
        count(JsonNumbers.length(value));
        return value;
    }

    private static Refusal refusal(Number number) {
        if ((number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue())) {
            return new Refusal(JsonFault.NOT_FINITE, "");
        }
        if (number instanceof BigInteger) {
            return new Refusal(JsonFault.NUMBER_DIGITS, "");
        }
        if (number instanceof BigDecimal decimal) {
            boolean digits = decimal.unscaledValue().bitLength() > 333 || decimal.precision() > JsonNumbers.MAX_DIGITS;
            return new Refusal(digits ? JsonFault.NUMBER_DIGITS : JsonFault.NUMBER_EXPONENT, "");
        }
        return new Refusal(JsonFault.NOT_JSON, number.getClass().getName());
    }

    private static List<@Nullable Object> elements(List<?> list) throws Refusal {
        try {
            return new ArrayList<>(list);
        } catch (RuntimeException e) {
            throw new Refusal(JsonFault.UNREADABLE, e.getClass().getName());
        }
    }

    private JsonArray array(List<?> elements, int depth) throws Refusal {
        @Nullable Object[] values = new @Nullable Object[elements.size()];
        for (int i = 0; i < values.length; i++) {
            member(i);
            path.add(Integer.toString(i));
            values[i] = value(elements.get(i), depth);
            path.remove(path.size() - 1);
        }
        return new JsonArray(values);
    }

    private JsonObject object(Map<?, ?> map, int depth) throws Refusal {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> originals = new ArrayList<>();
        read(map, names, originals);
        @Nullable Object[] values = new @Nullable Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            member(i);
            String name = names.get(i);
            path.add(name);
            count(JsonWriter.encodedLength(name));
            count(1);
            values[i] = value(originals.get(i), depth);
            path.remove(path.size() - 1);
        }
        return new JsonObject(names.toArray(new String[0]), values);
    }

    private void read(Map<?, ?> map, List<String> names, List<@Nullable Object> values) throws Refusal {
        if (map instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                names.add(object.name(i));
                values.add(object.valueAt(i));
            }
            return;
        }
        Set<String> seen = new HashSet<>();
        try {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String name)) {
                    throw new Refusal(JsonFault.NAME_NOT_TEXT, "");
                }
                if (!seen.add(name)) {
                    throw new Refusal(JsonFault.DUPLICATE_NAME, "");
                }
                names.add(name);
                values.add(entry.getValue());
            }
        } catch (RuntimeException e) {
            throw new Refusal(JsonFault.UNREADABLE, e.getClass().getName());
        }
    }

    private void enter(int depth) throws Refusal {
        if (depth >= maxDepth) {
            throw new Refusal(JsonFault.TOO_DEEP, "");
        }
        count(2);
    }

    private void member(int before) throws Refusal {
        if (++members > limits.maxJsonMembers()) {
            throw new Refusal(JsonFault.TOO_MANY_MEMBERS, "");
        }
        count(before == 0 ? 0 : 1);
    }

    private void count(long size) throws Refusal {
        if (size < 0) {
            throw new Refusal(JsonFault.LONE_SURROGATE, "");
        }
        bytes += size;
        if (bytes > Math.min(limits.maxJsonBytes(), JsonScanner.HARD_BYTES)) {
            throw new Refusal(JsonFault.TOO_MANY_BYTES, "");
        }
    }

    private String describe(Refusal refusal) {
        StringBuilder out = new StringBuilder(refusal.fault.message());
        if (!refusal.detail.isEmpty()) {
            out.append(" (").append(refusal.detail).append(')');
        }
        int start = out.append(" at ").length();
        for (String step : path) {
            if (out.length() > 200) {
                out.append("/...");
                break;
            }
            FaultPlace.append(step, out);
        }
        return out.length() == start ? out.append("document root").toString() : out.toString();
    }

    /** Why copying stopped; never leaves this class. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final JsonFault fault;
        private final String detail;

        Refusal(JsonFault fault, String detail) {
            super(fault.message(), null, false, false);
            this.fault = fault;
            this.detail = detail;
        }
    }
}
