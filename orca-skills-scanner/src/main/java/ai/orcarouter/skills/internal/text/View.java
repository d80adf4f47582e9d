/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import ai.orcarouter.core.text.DecodedSegment;
import ai.orcarouter.core.text.Encoding;
import ai.orcarouter.core.text.SegmentDecoder;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * A text that rules look at: the normal form of a file, what an encoded part of it decodes to, or its code with string
 * literals joined.
 *
 * @param file the file it was made from
 * @param text the text
 * @param segments of the text
 * @param start from a place in the text to where it starts in the file's original
 * @param end from a place in the text to where it ends in the file's original
 * @param note how it was made; empty for the file itself
 */
public record View(
        ScanFile file, String text, Segments segments, IntUnaryOperator start, IntUnaryOperator end, String note) {
    private static final TextNormalizer NORMALIZER = TextNormalizer.standard();
    private static final int MAX_DECODED = 2_000;
    private static final int MAX_DEPTH = 2;

    /** The decoder leaves out what would make all parts together four times as long as the text. */
    private static final int SURE_GROWTH = 3;

    private static final int LEAST_DECODED = 8;
    private static final Set<Encoding> HIDING =
            EnumSet.of(Encoding.BASE64, Encoding.HEX, Encoding.ESCAPE, Encoding.PERCENT);
    private static final SegmentDecoder DECODER = SegmentDecoder.builder()
            .depth(MAX_DEPTH + 1)
            .minLength(16)
            .maxSegments(MAX_DECODED)
            .build();

    /** The views of a file; that of the file itself is the first. */
    public static List<View> of(ScanFile file, Gaps gaps) {
        List<View> views = new ArrayList<>();
        String text = file.text().text();
        views.add(new View(file, text, file.segments(), file.text()::originalStart, file.text()::originalEnd, ""));
        List<DecodedSegment> parts = DECODER.decode(file.text());
        long length = 0;
        for (DecodedSegment part : parts) {
            String decoded = part.text().text();
            length += decoded.length();
            if (part.depth() > MAX_DEPTH && HIDING.contains(part.encoding())) {
                gaps.tell(Gaps.ENCODED, file.path(), "text encoded so often that the rest was not decoded");
            }
            if (HIDING.contains(part.encoding()) && decoded.length() >= LEAST_DECODED) {
                views.add(new View(
                        file,
                        decoded,
                        Segments.whole(SegmentKind.DECODED, "", decoded.length()),
                        i -> part.start(),
                        i -> part.end(),
                        "decoded from " + part.encoding().label()));
            }
        }
        if (parts.size() >= MAX_DECODED || length > (long) SURE_GROWTH * text.length()) {
            gaps.tell(Gaps.ENCODED, file.path(), "more encoded text than is decoded");
        }
        JoinedLiterals.of(file, views);
        return views;
    }

    /** What the model is told at one place of a file. */
    public static View ofModelText(ScanFile file, String text, int start, int end) {
        String normal = NORMALIZER.normalize(text).text();
        return new View(
                file,
                normal,
                Segments.whole(SegmentKind.TOOL_TEXT, "", normal.length()),
                i -> start,
                i -> end,
                "the model reads it");
    }

    /** Whether it was decoded. */
    public boolean isDecoded() {
        return note.startsWith("decoded");
    }
}
