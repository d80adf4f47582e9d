/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds JSON objects and arrays in a text and hands over their string values, in linear time whatever the text holds.
 *
 * <p>Where the text stops being JSON, the search goes on behind the bracket at which the reading began. What that
 * reading saw as an object or array is not read again. Another reading begins only where it saw a string; as long as
 * both go on, one is in a string wherever the other is not, since a backslash ends the one that is not. So each
 * character is read by two readings at most.
 */
public final class JsonFinder {
    private final String text;
    private final Sink sink;
    private final List<JsonReading> failed = new ArrayList<>();

    private JsonFinder(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
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
        if (text.indexOf('"') >= 0) {
            new JsonFinder(text, sink).run();
        }
    }

    private void run() {
        int brace = text.indexOf('{');
        int bracket = text.indexOf('[');
        while (brace >= 0 || bracket >= 0) {
            int at = bracket < 0 || (brace >= 0 && brace < bracket) ? brace : bracket;
            int end = startsDocument(at) ? document(at) : -1;
            int next = end < 0 ? at + 1 : end;
            brace = brace >= 0 && brace < next ? text.indexOf('{', next) : brace;
            bracket = bracket >= 0 && bracket < next ? text.indexOf('[', next) : bracket;
        }
    }

    private boolean startsDocument(int at) {
        if (at > 0 && text.charAt(at - 1) > ' ' && "`\"':=>(".indexOf(text.charAt(at - 1)) < 0) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        if (next == text.length()) {
            return false;
        }
        char first = text.charAt(next);
        return first == '"' || (text.charAt(at) == '{' ? first == '}' : first < 0x80 && first != '\'');
    }

    /** Hands over the document at a place and returns where it ends; negative when none starts there. */
    private int document(int place) {
        failed.removeIf(reading -> reading.end() <= place);
        JsonReading reading = seen(place);
        if (reading == null) {
            reading = new JsonReading(text, place);
            if (!reading.read() && reading.holdsContainers()) {
                failed.add(reading);
            }
        }
        int container = reading.container(place);
        int end = reading.end(container);
        if (end >= 0) {
            reading.hand(container, sink);
        }
        return end;
    }

    /** A reading that saw an object or array begin at a place. */
    private @Nullable JsonReading seen(int place) {
        for (JsonReading reading : failed) {
            if (reading.container(place) >= 0) {
                return reading;
            }
        }
        return null;
    }
}
