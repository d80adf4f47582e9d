/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import ai.orcarouter.core.text.MappedText;
import ai.orcarouter.core.text.NormalizedText;
import ai.orcarouter.core.text.TextNormalizer;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** A text file of a package with its normal form and segments, and the lines of its original. Immutable. */
public final class ScanFile {
    private static final TextNormalizer NORMALIZER = TextNormalizer.standard();

    private final String path;
    private final String raw;
    private final FileKind kind;
    private final NormalizedText normal;
    private final Segments segments;
    private final int[] lines;

    /** Reads a text; only what the limit lets through is looked at. */
    public ScanFile(String path, String text, int maxChars) {
        this.path = path;
        raw = text.length() <= maxChars ? text : text.substring(0, maxChars);
        kind = FileKind.of(path, raw);
        normal = NORMALIZER.normalize(raw);
        segments = switch (kind.segment()) {
            case PROSE -> MarkdownSegments.of(normal.text());
            case SCRIPT -> CodeSegments.of(normal.text(), kind.language());
            default ->
                Segments.whole(kind.segment(), kind.language(), normal.text().length());
        };
        lines = lines(raw);
    }

    private static int[] lines(String text) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        int i = text.indexOf('\n');
        while (i >= 0) {
            starts.add(i + 1);
            i = text.indexOf('\n', i + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Its path in the package. */
    public String path() {
        return path;
    }

    /** The text as it was written. */
    public String raw() {
        return raw;
    }

    /** What it is. */
    public FileKind kind() {
        return kind;
    }

    /** Its normal form. */
    public NormalizedText normal() {
        return normal;
    }

    /** Its normal form with the way back. */
    public MappedText text() {
        return normal.mapped();
    }

    /** The segments of the normal form. */
    public Segments segments() {
        return segments;
    }

    /** A part of the original as people find it. */
    public SourceSpan span(int start, int end) {
        int first = line(start);
        int last = line(Math.max(start, end - 1));
        return new SourceSpan(
                path, first + 1, start - lines[first] + 1, last + 1, Math.max(start, end) - lines[last] + 1);
    }

    private int line(int offset) {
        int found = java.util.Arrays.binarySearch(lines, offset);
        return found >= 0 ? found : -found - 2;
    }
}
