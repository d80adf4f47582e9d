/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random JSON values, random spellings of one value and random paths. Not thread-safe. */
final class RandomJson {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "k",
            "name",
            "A",
            " ",
            "/",
            "~",
            "\"",
            "\\",
            "\b",
            "\f",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u001f",
            "\u007f",
            "\u00e9",
            "\u07ff",
            "\u0800",
            "\u2028",
            "\ud7ff",
            "\ue000",
            "\ufeff",
            "\uffff",
            "\ud83d\ude00",
            "\udbff\udfff",
            "'",
            "x".repeat(17));
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "1",
            "1.0",
            "10e-1",
            "100E-2",
            "-1",
            "42",
            "1e3",
            "1.5",
            "-1.50",
            "1e21",
            "123e-9",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1e400",
            "1e-400",
            "0.1",
            "123456789012345678901234567890.5e-12",
            "1E+2");
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t", "\r\n  "};

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    /** A value of maps, lists, strings, spelled numbers ({@link Spelled}), booleans and null. */
    @Nullable
    Object value(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        if (kind >= 8) {
            return object(depth, random.nextInt(random.nextInt(8) == 0 ? 30 : 5));
        }
        if (kind >= 6) {
            List<@Nullable Object> list = new ArrayList<>();
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                list.add(value(depth - 1));
            }
            return list;
        }
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> new Spelled(pick(NUMBERS));
            case 3 -> new Spelled(Long.toString(random.nextLong() >> random.nextInt(64)));
            default -> string();
        };
    }

    Map<String, @Nullable Object> object(int depth, int size) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(string(), value(depth - 1));
        }
        return map;
    }

    String string() {
        StringBuilder out = new StringBuilder();
        int pieces = random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            out.append(pick(PIECES));
        }
        return out.toString();
    }

    /** One spelling of a value: white space, escapes and the order of members are left to chance. */
    String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private void write(@Nullable Object value, StringBuilder out) {
        space(out);
        if (value instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
            Collections.shuffle(entries, random);
            out.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : entries) {
                out.append(separator);
                separator = ",";
                write(entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
            }
            space(out);
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object element : list) {
                out.append(separator);
                separator = ",";
                write(element, out);
            }
            space(out);
            out.append(']');
        } else if (value instanceof String string) {
            string(string, out);
        } else {
            out.append(value);
        }
        space(out);
    }

    private void space(StringBuilder out) {
        out.append(SPACES[random.nextInt(SPACES.length)]);
    }

    private void string(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            boolean whole = Character.isHighSurrogate(c);
            if (c < ' ' || c == '"' || c == '\\' || random.nextInt(6) == 0) {
                escape(c, out);
                if (whole) {
                    escape(string.charAt(++i), out);
                }
            } else {
                out.append(c);
                if (whole) {
                    out.append(string.charAt(++i));
                }
            }
        }
        out.append('"');
    }

    private void escape(char c, StringBuilder out) {
        int plain = "\"\\/\b\f\n\r\t".indexOf(c);
        if (plain >= 0 && random.nextBoolean()) {
            out.append('\\').append("\"\\/bfnrt".charAt(plain));
        } else {
            String digits = "%04x".formatted((int) c);
            out.append("\\u").append(random.nextBoolean() ? digits : digits.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** A path that often leads somewhere in the value. */
    String path(@Nullable Object value) {
        StringBuilder out = new StringBuilder("$");
        Object at = value;
        int steps = random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            boolean astray = random.nextInt(8) == 0;
            if (!astray && at instanceof Map<?, ?> map && !map.isEmpty()) {
                Object name = List.copyOf(map.keySet()).get(random.nextInt(map.size()));
                string(name.toString(), out.append('['));
                out.append(']');
                at = map.get(name);
            } else if (!astray && at instanceof List<?> list && !list.isEmpty()) {
                int index = random.nextInt(list.size());
                out.append('[')
                        .append(random.nextBoolean() ? "*" : Integer.toString(index))
                        .append(']');
                at = list.get(index);
            } else {
                out.append(pick(List.of("[0]", "[*]", "[7]", ".a", ".name", "[\"\"]")));
            }
        }
        return out.toString();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A number as it is spelled. */
    record Spelled(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }
}
