/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import ai.orcarouter.core.Limits;

/**
 * Walks the string values of a JSON text with their places in it, for readers that look at texts and not at structure.
 */
public final class JsonStrings {
    private final String json;
    private final JsonScanner scanner;
    private final Sink sink;
    private int at; // the character that the byte at `bytes` belongs to
    private int bytes;

    private JsonStrings(String json, JsonScanner scanner, Sink sink) {
        this.json = json;
        this.scanner = scanner;
        this.sink = sink;
    }

    /** Takes the string values of a text. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes one string value.
         *
         * @param name the name of the innermost member that the value is in, decoded; empty when it is in none
         * @param start where the value starts in the text, behind its quote, in UTF-16 units
         * @param end where it ends, before its quote
         * @param escaped whether there are escapes in it
         */
        void string(String name, int start, int end, boolean escaped);
    }

    /**
     * Reads a JSON text strictly (RFC 8259, as {@link Arguments} does) and hands over its string values in order.
     *
     * @return whether the text is acceptable under the limits; if not, nothing was handed over
     */
    public static boolean read(String json, Limits limits, Sink sink) {
        JsonSource source = new JsonSource();
        if (source.read(json, limits) != null) {
            return false;
        }
        new JsonStrings(json, source.scanner(), sink).value(0, "");
        return true;
    }

    /** Walks the value at a token; returns the token behind it. Depth is bounded by the scanner. */
    private int value(int token, String name) {
        int[] tape = scanner.tape();
        int kind = tape[token] & JsonScanner.KIND_MASK;
        if (kind < JsonScanner.INTEGER) {
            int start = character(tape[token] >>> JsonScanner.KIND_BITS);
            sink.string(name, start, character(tape[token + 1]), (kind & JsonScanner.ESCAPED) != 0);
            return token + 2;
        }
        if (kind < JsonScanner.OBJECT) {
            return token + 2;
        }
        int end = tape[token + 1];
        int next = token + 2;
        while (next < end) {
            String inner = name;
            if (kind == JsonScanner.OBJECT) {
                inner = JsonText.string(scanner.bytes(), tape, next);
                next += 2;
            }
            next = value(next, inner);
        }
        return end;
    }

    /** The character whose first byte is at a place, which is not before the last one asked for. */
    private int character(int place) {
        while (bytes < place) {
            char c = json.charAt(at);
            boolean pair = Character.isHighSurrogate(c);
            bytes += pair ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            at += pair ? 2 : 1;
        }
        return at;
    }
}
