/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.decode.JsonFinder;
import ai.orcarouter.core.text.internal.decode.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * A string value of a JSON document in a text, decoded, and the name it stands under.
 *
 * @param text the value with its escapes decoded and the way back to the original
 * @param name the name of the innermost member that the value is in, decoded; empty when it is in none
 */
public record JsonSegment(MappedText text, String name) {

    /**
     * The string values of the JSON objects and arrays in a text, in order: of the text when it is one, else of those
     * that start behind white space, a quotation mark or one of {@code ` : = > (}, or at the start of the text. What is
     * no JSON (RFC 8259) gives nothing, but a document in it does. Names may repeat, and nesting has no bound. Time is
     * linear in the length, and nothing is left out.
     */
    public static List<JsonSegment> of(MappedText text) {
        List<JsonSegment> segments = new ArrayList<>();
        JsonFinder.find(text.text(), new JsonFinder.Sink() {
            @Override
            public void plain(String name, int start, int end) {
                segments.add(new JsonSegment(text.slice(start, end), name));
            }

            @Override
            public void escaped(String name, Piece value) {
                segments.add(new JsonSegment(text.derive(value.text(), value.map()), name));
            }
        });
        return List.copyOf(segments);
    }
}
