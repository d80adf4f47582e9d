/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One reading of a text as JSON (RFC 8259) from a bracket on, in one pass without recursion. When the text stops being
 * JSON, what was read is kept: an object or array that was closed before is JSON whatever follows, and one that was
 * still open is none. Names may repeat and half surrogate pairs may stand in strings, as the grammar allows. Not
 * thread-safe.
 */
final class JsonReading {
    private static final int OPEN = -1;
    private static final int CONTAINER_INTS = 5;
    private static final int VALUE_INTS = 4;
    private static final int UNICODE_DIGITS = 4;

    private final String text;
    /** Of each object or array where it starts and ends, its first value, the one behind its last, and its name. */
    private int[] containers = new int[4 * CONTAINER_INTS];

    private int containerInts;
    /** Of each string value where it starts and ends, whether there are escapes in it, and its name. */
    private int[] values = new int[4 * VALUE_INTS];

    private int valueInts;
    private final List<String> names = new ArrayList<>();
    private int[] open = new int[4];
    private int depth;
    private int name;
    private int at;
    private boolean escaped;

    JsonReading(String text, int from) {
        this.text = text;
        this.at = from;
        names.add("");
    }

    /** Reads the object or array; whether it is one. */
    boolean read() {
        do {
            char c = next();
            if (c == '{' || c == '[') {
                open();
                if (next() != closing()) {
                    if (isObject() && !name()) {
                        return false;
                    }
                    continue;
                }
            } else if (!(c == '"' ? value() : scalar(c))) {
                return false;
            }
            while (depth > 0 && next() == closing()) {
                close();
            }
            if (depth > 0 && (next() != ',' || !afterComma())) {
                return false;
            }
        } while (depth > 0);
        return true;
    }

    /** Where the object or array ends, or where the text stopped being JSON. */
    int end() {
        return at;
    }

    /** Whether there is more in it than its own beginning. */
    boolean holdsContainers() {
        return containerInts > CONTAINER_INTS;
    }

    /** The number of the object or array that starts at a place; negative when none does. */
    int container(int place) {
        int low = 0;
        int high = containerInts / CONTAINER_INTS - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int start = containers[middle * CONTAINER_INTS];
            if (start == place) {
                return middle;
            }
            if (start < place) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Where an object or array ends, by its number; negative when the text stopped being JSON in it. */
    int end(int container) {
        return containers[container * CONTAINER_INTS + 1];
    }

    /** Hands over the string values of an object or array that has an end. */
    void hand(int container, JsonFinder.Sink sink) {
        int base = container * CONTAINER_INTS;
        for (int i = containers[base + 2]; i < containers[base + 3]; i += VALUE_INTS) {
            // the name of the whole is that of a member which is not in it
            String named = values[i + 3] == containers[base + 4] ? "" : names.get(values[i + 3]);
            if (values[i + 2] != 0) {
                sink.escaped(named, decode(values[i], values[i + 1]));
            } else {
                sink.plain(named, values[i], values[i + 1]);
            }
        }
    }

    private Piece decode(int start, int end) {
        return Inline.decode(text, Encoding.JSON, start, end);
    }

    /** The next character that is no white space, which is read; NUL, which is no JSON, at the end. */
    private char next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return 0;
    }

    private boolean isObject() {
        return text.charAt(containers[open[depth - 1]]) == '{';
    }

    private char closing() {
        return isObject() ? '}' : ']';
    }

    private void open() {
        if (depth + 1 >= open.length) {
            open = Arrays.copyOf(open, 2 * open.length);
        }
        if (containerInts == containers.length) {
            containers = Arrays.copyOf(containers, 2 * containers.length);
        }
        open[depth++] = containerInts;
        containers[containerInts] = at++;
        containers[containerInts + 1] = OPEN;
        containers[containerInts + 2] = valueInts;
        containers[containerInts + 4] = name;
        containerInts += CONTAINER_INTS;
    }

    private void close() {
        int container = open[--depth];
        at++;
        name = containers[container + 4];
        containers[container + 1] = at;
        containers[container + 3] = valueInts;
    }

    private boolean afterComma() {
        at++;
        return !isObject() || name();
    }

    /** Reads a member name and its colon. */
    private boolean name() {
        if (next() != '"') {
            return false;
        }
        int start = at + 1;
        if (!string()) {
            return false;
        }
        name = names.size();
        names.add(escaped ? decode(start, at - 1).text() : text.substring(start, at - 1));
        if (next() != ':') {
            return false;
        }
        at++;
        return true;
    }

    private boolean value() {
        int start = at + 1;
        if (!string()) {
            return false;
        }
        if (valueInts == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[valueInts] = start;
        values[valueInts + 1] = at - 1;
        values[valueInts + 2] = escaped ? 1 : 0;
        values[valueInts + 3] = name;
        valueInts += VALUE_INTS;
        return true;
    }

    /** Reads a string from its quotation mark on. */
    private boolean string() {
        escaped = false;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c < ' ') {
                return false;
            }
            if (c == '\\') {
                escaped = true;
                if (!escape()) {
                    return false;
                }
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean escape() {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        boolean unicode = kind == 'u' && Digits.hex(text, at + 2, UNICODE_DIGITS) >= 0;
        at += unicode ? 2 + UNICODE_DIGITS : 2;
        return unicode || "\"\\/bfnrt".indexOf(kind) >= 0;
    }

    private boolean scalar(char c) {
        String word = c == 't' ? "true" : c == 'f' ? "false" : "null";
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        at += c == '-' ? 1 : 0;
        boolean leadingZero = at < text.length() && text.charAt(at) == '0';
        int whole = digits();
        if (whole == 0 || (leadingZero && whole > 1)) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            at += at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? 1 : 0;
            return digits() > 0;
        }
        return true;
    }

    /** Reads digits and counts them. */
    private int digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
