/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.normal.ChangeLog;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in the form that {@link TextNormalizer} gives it, and what was changed for that. The changes are signals: text
 * that hides characters or disguises letters is seldom harmless.
 *
 * <p>Immutable and thread-safe.
 */
public final class NormalizedText {
    private final MappedText source;
    private final MappedText mapped;
    private final ChangeLog log;

    NormalizedText(MappedText source, MappedText mapped, ChangeLog log) {
        this.source = source;
        this.mapped = mapped;
        this.log = log;
    }

    /** The normalised text. */
    public String text() {
        return mapped.text();
    }

    /** The normalised text with the places its characters come from. */
    public MappedText mapped() {
        return mapped;
    }

    /** How many changes of a kind were made: characters removed or replaced, or short sequences of them. */
    public int count(TextChange kind) {
        return log.count(kind);
    }

    /**
     * Where changes of a kind were made, in offsets of the original, in order; neighbours make one span. Only the first
     * 1,000 spans of all kinds together are known.
     */
    public List<Span> spans(TextChange kind) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < log.spans(); i++) {
            if (log.kind(i) == kind) {
                spans.add(new Span(source.originalStart(log.start(i)), source.originalEnd(log.end(i))));
            }
        }
        return List.copyOf(spans);
    }

    /** The normalised text. */
    @Override
    public String toString() {
        return mapped.text();
    }

    /**
     * A part of the original text, in UTF-16 units.
     *
     * @param start index of its first character
     * @param end index behind its last character
     */
    public record Span(int start, int end) {}
}
