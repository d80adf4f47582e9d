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
    private final MappedText text;
    private final Segments segments;
    private final int[] lines;
    private final boolean cut;

    /** Reads a text; only what the limit lets through is looked at, of its normal form too, which may be longer. */
    public ScanFile(String path, String text, int maxChars) {
        this.path = path;
        raw = text.substring(0, fitting(text, maxChars));
        kind = FileKind.of(path, raw);
        normal = NORMALIZER.normalize(raw);
        MappedText whole = normal.mapped();
        this.text = whole.text().length() <= maxChars ? whole : whole.slice(0, maxChars);
        String seen = this.text.text();
        segments = switch (kind.segment()) {
            case PROSE -> MarkdownSegments.of(seen);
            case SCRIPT -> CodeSegments.of(seen, kind.language());
            default -> Segments.whole(kind.segment(), kind.language(), seen.length());
        };
        cut = raw.length() < text.length() || seen.length() < whole.text().length();
        lines = lines(raw);
    }

    /** How much of a text has a normal form that is not far above the limit. */
    private static int fitting(String text, int maxChars) {
        int room = maxChars;
        int i = 0;
        while (i < text.length() && room > 0) {
            room -= normalLength(text.charAt(i));
            i++;
        }
        return room >= 0 ? i : i - 1;
    }

    /** What a character comes to in compatibility form, where that is more than a few. */
    private static int normalLength(char c) {
        if (c < '\u3300') {
            return 1;
        }
        return c == '\uFDFA' ? 18 : c == '\uFDFB' ? 8 : c <= '\u33FF' ? 6 : 1;
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

    /** What is looked at of its normal form, with the way back. */
    public MappedText text() {
        return text;
    }

    /** Whether something of it was left out. */
    public boolean isCut() {
        return cut;
    }

    /** The characters that looking at it takes. */
    public int weight() {
        return Math.max(raw.length(), text.text().length());
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

    /** What a place of the original covers. */
    public String text(SourceSpan span) {
        int start = Math.min(raw.length(), lineStart(span.line()) + span.column() - 1);
        int end = Math.min(raw.length(), lineStart(span.endLine()) + span.endColumn() - 1);
        return raw.substring(start, Math.max(start, end));
    }

    private int lineStart(int line) {
        return line <= lines.length ? lines[Math.max(0, line - 1)] : raw.length();
    }

    private int line(int offset) {
        int found = java.util.Arrays.binarySearch(lines, offset);
        return found >= 0 ? found : -found - 2;
    }
}
