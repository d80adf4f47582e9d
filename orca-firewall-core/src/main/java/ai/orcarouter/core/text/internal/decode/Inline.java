/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;
import ai.orcarouter.core.text.internal.offset.OffsetMapBuilder;
import java.util.function.Predicate;

/**
 * Decodes escapes that stand among other characters: of every line with some, the part from the word with the first to
 * the word with the last.
 */
public final class Inline {
    private final String text;
    private final Encoding encoding;
    private final Escapes escapes;

    Inline(String text, Encoding encoding) {
        this.text = text;
        this.encoding = encoding;
        escapes = new Escapes(text);
    }

    /** What the part of a text between two places decodes to; escapes that are none are copied. */
    public static Piece decode(String text, Encoding encoding, int start, int end) {
        return new Inline(text, encoding).piece(start, end);
    }

    /** Looks at every line of the text; stops when a piece is not taken. */
    void decode(Predicate<Piece> found) {
        char mark = Escapes.mark(encoding);
        int first = next(mark, 0, text.length());
        while (first < text.length()) {
            int line = text.indexOf('\n', first);
            int to = line < 0 ? text.length() : line;
            int end = first;
            for (int at = first; at < to; at = next(mark, end, to)) {
                end = escapes.read(encoding, at) ? escapes.end() : at + 1;
            }
            if (!found.test(piece(wordStart(first), wordEnd(Math.min(end, to), to)))) {
                return;
            }
            first = next(mark, to, text.length());
        }
    }

    /**
     * The next place from {@code from} on where an escape is that makes the line worth decoding; {@code to} if none.
     */
    private int next(char mark, int from, int to) {
        int at = text.indexOf(mark, from);
        while (at >= 0 && at < to) {
            if (escapes.read(encoding, at) && tells(at)) {
                return at;
            }
            at = text.indexOf(mark, at + 1);
        }
        return to;
    }

    /** Whether an escape tells that the line is encoded; {@code \n} alone is in every program. */
    private boolean tells(int at) {
        return encoding != Encoding.ESCAPE || (text.charAt(at + 1) | 0x20) == 'u' || text.charAt(at + 1) == 'x';
    }

    private Piece piece(int start, int end) {
        char mark = Escapes.mark(encoding);
        StringBuilder out = new StringBuilder(end - start);
        OffsetMapBuilder map = new OffsetMapBuilder();
        int copied = start;
        int at = text.indexOf(mark, start);
        while (at >= 0 && at < end) {
            if (escapes.read(encoding, at) && escapes.end() <= end) {
                out.append(text, copied, at);
                map.copy(at - copied, copied);
                out.appendCodePoint(escapes.point());
                map.made(Character.charCount(escapes.point()), at, escapes.end());
                copied = escapes.end();
            }
            at = text.indexOf(mark, Math.max(at + 1, copied));
        }
        out.append(text, copied, end);
        map.copy(end - copied, copied);
        return new Piece(encoding, start, end, out.toString(), map.build());
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
