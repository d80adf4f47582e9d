/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.internal.offset.OffsetMapBuilder;

/** Puts words together that were written letter by letter. */
public final class SpacedLetters {
    private static final int SHORTEST = 4;
    private static final String SEPARATORS = " .-_*|/,+~#";

    private SpacedLetters() {}

    /** Puts the words of a text together; the map is null when there are none. */
    public static Normal join(String text) {
        StringBuilder out = new StringBuilder();
        OffsetMapBuilder map = new OffsetMapBuilder();
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = spacedEnd(text, at);
            if (end - at < 2 * SHORTEST - 1) {
                at = Math.max(at + 1, end - 1); // the last letter may start a row with another separator
                continue;
            }
            out.append(text, copied, at);
            map.copy(at - copied, copied);
            for (int i = at; i < end; i += 2) {
                out.append(text.charAt(i));
                map.copy(1, i);
            }
            copied = end;
            at = end;
        }
        if (copied == 0) {
            return new Normal(text, null, ChangeLog.none());
        }
        out.append(text, copied, text.length());
        map.copy(text.length() - copied, copied);
        return new Normal(out.toString(), map.build(), ChangeLog.none());
    }

    /** Where the letters end that start at {@code from} with one separator between them; {@code from} for none. */
    private static int spacedEnd(String text, int from) {
        if (!isLetter(text, from) || (from > 0 && isLetter(text, from - 1))) {
            return from;
        }
        if (from + 2 >= text.length() || SEPARATORS.indexOf(text.charAt(from + 1)) < 0) {
            return from;
        }
        char separator = text.charAt(from + 1);
        int last = from;
        while (last + 2 < text.length()
                && text.charAt(last + 1) == separator
                && isLetter(text, last + 2)
                && !(last + 3 < text.length() && isLetter(text, last + 3))) {
            last += 2;
        }
        return last == from ? from : last + 1;
    }

    private static boolean isLetter(String text, int at) {
        char c = text.charAt(at);
        return c < 0x80 ? Ascii.isAlphanumeric(c) : Character.isLetter(c);
    }
}
