/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to say to people about one text.
 *
 * @param headline what came of it
 * @param text the text
 * @param spans what was found in it
 * @param remarks what else there is to say, one line each
 * @param rewrittenOrNull what the text becomes, when it becomes something else
 */
record Report(
        String headline,
        String text,
        List<Span> spans,
        List<String> remarks,
        @Nullable String rewrittenOrNull) {
    Report {
        spans = List.copyOf(spans);
        remarks = List.copyOf(remarks);
    }

    /**
     * A part of the text.
     *
     * @param start in UTF-16 code units
     * @param end exclusive
     * @param mark what it is marked as
     * @param label what it is
     */
    record Span(int start, int end, Mark mark, String label) {}

    /**
     * A part of the text that is shown in one way.
     *
     * @param text its characters
     * @param markOrNull null when nothing was found there
     * @param label what was found there, more than one thing with commas between them
     */
    record Piece(String text, @Nullable Mark markOrNull, String label) {}

    /** The whole text in pieces. */
    List<Piece> pieces() {
        TreeSet<Integer> edges = new TreeSet<>(List.of(0, text.length()));
        for (Span span : spans) {
            edges.add(span.start());
            edges.add(span.end());
        }
        List<Piece> out = new ArrayList<>();
        List<Span> inOrder = new ArrayList<>(spans);
        inOrder.sort((a, b) -> Integer.compare(a.start(), b.start()));
        List<Span> open = new ArrayList<>();
        int next = 0;
        int from = 0;
        for (int to : edges) {
            if (to > from) {
                int start = from;
                open.removeIf(span -> span.end() <= start);
                while (next < inOrder.size() && inOrder.get(next).start() <= start) {
                    open.add(inOrder.get(next++));
                }
                open.removeIf(span -> span.end() <= start);
                out.add(piece(text.substring(from, to), open));
                from = to;
            }
        }
        return out;
    }

    private static Piece piece(String text, List<Span> spans) {
        Mark first = null;
        StringBuilder label = new StringBuilder();
        for (Span span : spans) {
            if (first == null || span.mark().compareTo(first) < 0) {
                first = span.mark();
            }
            label.append(label.isEmpty() ? "" : ", ").append(span.label());
        }
        return new Piece(text, first, label.toString());
    }
}
