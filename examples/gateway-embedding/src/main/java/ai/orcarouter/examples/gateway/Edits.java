/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.TreeMap;

/** Places of a text to write anew; all else stays as it is. One thread at a time. */
final class Edits {
    private record Edit(int end, String text) {}

    private final String source;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    Edits(String source) {
        this.source = source;
    }

    /** Writes a value as another JSON text. */
    void replace(Json value, String json) {
        edits.put(value.start(), new Edit(value.end(), json));
    }

    /** Writes a value as a string. */
    void text(Json value, String text) {
        replace(value, JsonReader.quote(text));
    }

    /** Puts a text in at a place where nothing else changes. */
    void insert(int at, String text) {
        edits.put(at, new Edit(at, text));
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The text with the changes. */
    String apply() {
        if (edits.isEmpty()) {
            return source;
        }
        StringBuilder out = new StringBuilder(source.length() + 64);
        int[] from = {0};
        edits.forEach((start, edit) -> {
            out.append(source, from[0], start).append(edit.text());
            from[0] = edit.end();
        });
        return out.append(source, from[0], source.length()).toString();
    }
}
