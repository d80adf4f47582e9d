/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.offset;

/** Moves offsets out of surrogate pairs, and out of combining marks to the base they stand on or to their end. */
public final class Clusters {
    /** Code points that an offset moves at most: marks that a stream-safe text may have in a row (UAX #15). */
    static final int MAX_MARKS = 30;

    private static final int FIRST_MARK = 0x300;

    private Clusters() {}

    /** The start of the character, with its base, at {@code index}. */
    public static int start(String text, int index) {
        int at = index;
        if (at >= text.length()) {
            return at;
        }
        if (at > 0 && splitsPair(text, at)) {
            at--;
        }
        for (int i = 0; i < MAX_MARKS && at > 0 && isMark(text.codePointAt(at)); i++) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at;
    }

    /** The end of the character, with the marks on it, that ends at {@code index}. */
    public static int end(String text, int index) {
        int at = index;
        if (at <= 0) {
            return at;
        }
        if (at < text.length() && splitsPair(text, at)) {
            at++;
        }
        for (int i = 0; i < MAX_MARKS && at < text.length(); i++) {
            int point = text.codePointAt(at);
            if (!isMark(point)) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean splitsPair(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static boolean isMark(int point) {
        return point >= FIRST_MARK && isMarkType(Character.getType(point));
    }

    /** Whether a general category is one of combining marks. */
    public static boolean isMarkType(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
