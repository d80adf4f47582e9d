/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;
import ai.orcarouter.core.text.internal.offset.OffsetMapBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decodes escapes that stand among other characters: of every line with some, the part from the word with the first to
 * the word with the last.
 */
public final class Inline {
    private static final int NONE = Integer.MAX_VALUE;

    private final String text;
    private final Encoding[] encodings;
    private final Escapes escapes;

    /** For each encoding where the next of its marks is. */
    private final int[] next;

    /** Of those that the last line has, where the first escape is and where the last ends. */
    private int first;

    private int last;

    Inline(String text, Encoding... encodings) {
        this.text = text;
        this.encodings = encodings;
        escapes = new Escapes(text);
        next = new int[encodings.length];
    }

    /** What the part of a text between two places decodes to; escapes that are none are copied. */
    public static Piece decode(String text, Encoding encoding, int start, int end) {
        return new Inline(text, encoding).piece(List.of(encoding), start, end);
    }

    /**
     * Looks at every line of the text; stops when a piece is not taken. What one line holds in several of the encodings
     * is decoded together.
     */
    void decode(Predicate<Piece> found) {
        for (int i = 0; i < encodings.length; i++) {
            next[i] = telling(encodings[i], 0, text.length());
        }
        for (int from = nearest(); from != NONE; from = nearest()) {
            int line = text.indexOf('\n', from);
            int to = line < 0 ? text.length() : line;
            List<Encoding> present = read(to);
            if (!found.test(piece(present, wordStart(first), wordEnd(Math.min(last, to), to)))) {
                return;
            }
        }
    }

    private int nearest() {
        int nearest = NONE;
        for (int at : next) {
            nearest = Math.min(nearest, at);
        }
        return nearest;
    }

    /** Reads the escapes of the line that ends at an index, and seeks behind it for those that it has. */
    private List<Encoding> read(int to) {
        List<Encoding> present = new ArrayList<>(encodings.length);
        first = NONE;
        last = 0;
        for (int i = 0; i < encodings.length; i++) {
            if (next[i] >= to) {
                continue;
            }
            Encoding encoding = encodings[i];
            present.add(encoding);
            first = Math.min(first, next[i]);
            for (int at = next[i]; at < to; at = telling(encoding, last, to)) {
                last = Math.max(last, escapes.read(encoding, at) ? escapes.end() : at + 1);
            }
            next[i] = telling(encoding, to, text.length());
        }
        return present;
    }

    /**
     * The next place from {@code from} on where an escape is that makes the line worth decoding; {@link #NONE} if none.
     */
    private int telling(Encoding encoding, int from, int to) {
        char mark = Escapes.mark(encoding);
        int at = text.indexOf(mark, from);
        while (at >= 0 && at < to) {
            if (escapes.read(encoding, at) && tells(encoding, at)) {
                return at;
            }
            at = text.indexOf(mark, at + 1);
        }
        return NONE;
    }

    /** Whether an escape tells that the line is encoded; {@code \n} alone is in every program. */
    private boolean tells(Encoding encoding, int at) {
        return encoding != Encoding.ESCAPE || (text.charAt(at + 1) | 0x20) == 'u' || text.charAt(at + 1) == 'x';
    }

    private Piece piece(List<Encoding> present, int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        OffsetMapBuilder map = new OffsetMapBuilder();
        int copied = start;
        int[] marks = new int[present.size()];
        Arrays.fill(marks, -1);
        int at = start;
        while (true) {
            int nearest = nearest(present, marks, at, end);
            if (nearest < 0) {
                break;
            }
            at = marks[nearest];
            if (escapes.read(present.get(nearest), at) && escapes.end() <= end) {
                out.append(text, copied, at);
                map.copy(at - copied, copied);
                out.appendCodePoint(escapes.point());
                map.made(Character.charCount(escapes.point()), at, escapes.end());
                copied = escapes.end();
            }
            at = Math.max(at + 1, copied);
        }
        out.append(text, copied, end);
        map.copy(end - copied, copied);
        return new Piece(present.get(0), start, end, out.toString(), map.build());
    }

    /** Which of the encodings has the nearest mark from {@code from} on; negative when none has any before the end. */
    private int nearest(List<Encoding> present, int[] marks, int from, int end) {
        int nearest = -1;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] < from) {
                int at = text.indexOf(Escapes.mark(present.get(i)), from);
                marks[i] = at < 0 ? NONE : at;
            }
            nearest = marks[i] < end && (nearest < 0 || marks[i] < marks[nearest]) ? i : nearest;
        }
        return nearest;
    }

    private int wordStart(int from) {
        int at = from;
        while (at > 0 && text.charAt(at - 1) > ' ') {
            at--;
        }
        return at;
    }

    private int wordEnd(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) > ' ') {
            at++;
        }
        return at;
    }
}
