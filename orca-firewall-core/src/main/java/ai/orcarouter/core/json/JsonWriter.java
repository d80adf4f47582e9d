/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes trees of {@link JsonObject}, {@link JsonArray} and normal scalars as JSON text without white space. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean sorted;

    private JsonWriter(boolean sorted) {
        this.sorted = sorted;
    }

    /** The text, with members in document order, or in order of the UTF-16 code units of their names. */
    static String write(@Nullable Object tree, boolean sorted) {
        JsonWriter writer = new JsonWriter(sorted);
        writer.value(tree);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Number number) {
            JsonNumbers.write(number, out);
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof List<?> list) {
            char separator = '[';
            for (Object element : list) {
                out.append(separator);
                separator = ',';
                value(element);
            }
            out.append(separator == '[' ? "[]" : "]");
        } else {
            out.append(value);
        }
    }

    private void object(JsonObject object) {
        char separator = '{';
        if (sorted) {
            String[] names = new String[object.size()];
            Arrays.setAll(names, object::name);
            Arrays.sort(names);
            for (String name : names) {
                out.append(separator);
                separator = ',';
                member(name, object.get(name));
            }
        } else {
            for (int i = 0; i < object.size(); i++) {
                out.append(separator);
                separator = ',';
                member(object.name(i), object.valueAt(i));
            }
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private void member(String name, @Nullable Object value) {
        string(name, out);
        out.append(':');
        value(value);
    }

    /** Writes a string with the escapes of RFC 8785 section 3.2.2.2. */
    static void string(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, written, i);
            written = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
        if (written == 0) {
            out.append(text).append('"'); // as a whole, which is copied at once
        } else {
            out.append(text, written, text.length()).append('"');
        }
    }

    /** Bytes of the text as a JSON string in UTF-8, quotes included; negative when it holds a lone surrogate. */
    static long encodedLength(String text) {
        long bytes = 2;
        int size = text.length();
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (Character.isSurrogate(c)) {
                    if (i + 1 >= size || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                        return -1;
                    }
                    i++;
                    bytes++;
                }
                bytes += c < 0x800 ? 2 : 3;
            } else if (c >= ' ') {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f' ? 2 : 6;
            }
        }
        return bytes;
    }
}
