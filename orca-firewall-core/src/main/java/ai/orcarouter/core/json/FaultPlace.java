/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.Arrays;

/**
 * Line, column and JSON pointer of a fault, found by reading the text again up to it; only refused texts pay for it.
 * Everything before the fault is known to be well-formed. Linear in the length of the text.
 */
final class FaultPlace {
    private static final int MAX_POINTER = 200;
    private static final int MAX_NAME = 60;
    private static final int NO_NAME = -1;

    private final byte[] text;
    /** For each open container: the index in an array, or the place of the current name in an object. */
    private int[] steps = new int[16];

    private boolean[] objects = new boolean[16];
    private int depth;

    private FaultPlace(byte[] text) {
        this.text = text;
    }

    /**
     * The message for people: what is wrong, line:column from 1 in code points, and the pointer of the value.
     *
     * @param text the text as it was scanned, with zeros behind it
     */
    static String describe(JsonFault fault, byte[] text, int at) {
        if (fault == JsonFault.TOO_MANY_BYTES) {
            return fault.message();
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            if (text[i] == '\n') {
                line++;
                column = 1;
            } else if ((text[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        FaultPlace place = new FaultPlace(text);
        place.walk(at);
        if (fault == JsonFault.DUPLICATE_NAME) {
            place.steps[place.depth - 1] = at + 1;
        }
        String pointer = place.pointer();
        return fault.message() + " at " + line + ":" + column + ", " + (pointer.isEmpty() ? "document root" : pointer);
    }

    private void walk(int at) {
        int i = 0;
        while (i < at) {
            switch (text[i]) {
                case '"' -> {
                    if (depth > 0 && objects[depth - 1] && steps[depth - 1] == NO_NAME) {
                        steps[depth - 1] = i + 1;
                    }
                    i = stringEnd(i + 1, at);
                }
                case '{', '[' -> push(text[i] == '{');
                case '}', ']' -> depth--;
                case ',' -> steps[depth - 1] = objects[depth - 1] ? NO_NAME : steps[depth - 1] + 1;
                default -> {}
            }
            i++;
        }
    }

    private void push(boolean object) {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, depth * 2);
            objects = Arrays.copyOf(objects, depth * 2);
        }
        objects[depth] = object;
        steps[depth] = object ? NO_NAME : 0;
        depth++;
    }

    private int stringEnd(int from, int limit) {
        int i = from;
        while (i < limit && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private String pointer() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (out.length() > MAX_POINTER) {
                return out.append("/...").toString();
            }
            if (!objects[i]) {
                out.append('/').append(steps[i]);
            } else if (steps[i] != NO_NAME) {
                append(name(steps[i]), out);
            }
        }
        return out.toString();
    }

    private String name(int start) {
        int limit = Math.min(start + (12 * MAX_NAME), text.length);
        int end = stringEnd(start, limit);
        if (end >= limit || text[end] != '"') {
            return "...";
        }
        byte[] copy = Arrays.copyOfRange(text, start, end + JsonBytes.PADDING);
        int[] token = {JsonScanner.ESCAPED, end - start};
        return JsonText.string(copy, token, 0);
    }

    /** Adds a step to a JSON pointer (RFC 6901), shortened and without characters that could upset a log. */
    static void append(String name, StringBuilder out) {
        out.append('/');
        for (int i = 0; i < name.length(); i++) {
            if (i >= MAX_NAME) {
                out.append("...");
                return;
            }
            char c = name.charAt(i);
            if (c == '~') {
                out.append("~0");
            } else if (c == '/') {
                out.append("~1");
            } else if (Character.isISOControl(c)
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == '\u2028'
                    || c == '\u2029') {
                out.append('?');
            } else {
                out.append(c);
            }
        }
    }
}
