/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.JsonStrings;
import ai.orcarouter.core.text.Encoding;

/** Finds JSON objects and arrays in a text and hands over their string values. */
public final class JsonFinder {
    /** How often a character is read at most while looking for where documents end. */
    private static final int READS = 4;

    private static final int UTF8_BYTES = 3;

    private final String text;
    private final Sink sink;
    private final Limits limits;
    private long budget;
    private boolean quotes;

    private JsonFinder(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
        int length = Math.max(1, text.length());
        limits = Limits.defaults().toBuilder()
                .maxJsonBytes((int) Math.min(Integer.MAX_VALUE, (long) UTF8_BYTES * length))
                .maxJsonMembers(length)
                .build();
        budget = (long) READS * text.length();
    }

    /** Takes string values. */
    public interface Sink {
        /** Takes one without escapes, by its place in the text. */
        void plain(String name, int start, int end);

        /** Takes one with escapes, decoded. */
        void escaped(String name, Piece value);
    }

    /** Hands over the string values of all documents in a text, in order. */
    public static void find(String text, Sink sink) {
        new JsonFinder(text, sink).run();
    }

    private void run() {
        int brace = text.indexOf('{');
        int bracket = text.indexOf('[');
        while (budget > 0 && (brace >= 0 || bracket >= 0)) {
            int at = bracket < 0 || (brace >= 0 && brace < bracket) ? brace : bracket;
            int end = startsDocument(at) ? documentEnd(at) : at;
            // without a quotation mark there is no string in a document, nor in what it holds
            int next = end > at && (!quotes || read(at, end)) ? end : at + 1;
            brace = brace >= 0 && brace < next ? text.indexOf('{', next) : brace;
            bracket = bracket >= 0 && bracket < next ? text.indexOf('[', next) : bracket;
        }
    }

    private boolean read(int from, int to) {
        return JsonStrings.read(text.substring(from, to), limits, (name, start, end, escaped) -> {
            if (escaped) {
                sink.escaped(name, Inline.decode(text, Encoding.JSON, from + start, from + end));
            } else {
                sink.plain(name, from + start, from + end);
            }
        });
    }

    private boolean startsDocument(int at) {
        char c = text.charAt(at);
        if (c != '{' && c != '[') {
            return false;
        }
        if (at > 0 && text.charAt(at - 1) > ' ' && "`\"':=>(".indexOf(text.charAt(at - 1)) < 0) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        budget -= next - at;
        if (next == text.length()) {
            return false;
        }
        char first = text.charAt(next);
        return first == '"' || (c == '{' ? first == '}' : first < 0x80 && first != '\'');
    }

    /**
     * Where the brackets that open at a place are closed again; {@code from} when they are not. Notes quotation marks.
     */
    private int documentEnd(int from) {
        quotes = false;
        int depth = 0;
        boolean quoted = false;
        int at = from;
        while (at < text.length() && budget > 0) {
            char c = text.charAt(at++);
            budget--;
            if (quoted) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
                quotes = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                budget -= at - from; // the document is read again, by the scanner
                return at;
            }
        }
        return from;
    }
}
