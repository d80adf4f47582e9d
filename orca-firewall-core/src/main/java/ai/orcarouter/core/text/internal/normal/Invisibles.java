/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.TextChange;

/** Tells invisible characters in ordinary use from those that hide something. Not thread-safe. */
final class Invisibles {
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char EMOJI_SELECTOR = '\uFE0F';

    private final String text;
    private int removedTo = -1;

    Invisibles(String text) {
        this.text = text;
    }

    /** Notes that characters up to {@code end} were removed. */
    void removed(int end) {
        removedTo = end;
    }

    /** What a joiner, non-joiner, soft hyphen or byte order mark at an index is. */
    TextChange joiner(char c, int at) {
        if (c == BYTE_ORDER_MARK) {
            return at == 0 ? TextChange.JOINER : TextChange.HIDDEN;
        }
        if (removedTo == at && text.charAt(at - 1) != EMOJI_SELECTOR) {
            return TextChange.HIDDEN;
        }
        boolean inWord = at > 0
                && at + 1 < text.length()
                && Ascii.isAlphanumeric(text.charAt(at - 1))
                && Ascii.isAlphanumeric(text.charAt(at + 1));
        return inWord && c != SOFT_HYPHEN ? TextChange.HIDDEN : TextChange.JOINER;
    }

    /** What a variation selector at an index is. */
    TextChange selector(int at, int length) {
        if (at == 0 || removedTo == at || Ascii.isLetter(text.charAt(at - 1))) {
            return TextChange.HIDDEN;
        }
        return length == 1 || text.charAt(at - 1) > '\u2E7F' ? TextChange.JOINER : TextChange.HIDDEN;
    }
}
