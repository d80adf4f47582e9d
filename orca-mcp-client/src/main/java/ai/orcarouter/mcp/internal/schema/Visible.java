/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.text.Printable;
import java.util.Locale;

/**
 * Shows text so that nothing hides in it: characters without a shape of their own, and letters of another script beside
 * Latin ones, appear as {@code <U+200B>}. What is shown is for people; nothing reads it back.
 */
public final class Visible {
    private static final int MAX_NAME = 160;
    private static final int VARIATION_SELECTORS = 0xFE00;
    private static final int VARIATION_SELECTORS_END = 0xFE0F;
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_FILLER = 0xFFA0;
    private static final int BRAILLE_BLANK = 0x2800;

    private Visible() {}

    /** A name, cut when long, in quotes. */
    public static String name(String name) {
        return '"' + text(name, MAX_NAME) + '"';
    }

    /** A text as a whole. */
    public static String text(String text) {
        return text(text, Integer.MAX_VALUE);
    }

    /** A text of which at most {@code max} characters are shown. */
    public static String text(String text, int max) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length() && out.length() < max) {
            int c = text.codePointAt(i);
            if (isHidden(c) || isForeign(text, i, c)) {
                String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
                out.append("<U+")
                        .append("0".repeat(Math.max(0, 4 - digits.length())))
                        .append(digits)
                        .append('>');
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return i < text.length() ? out.append("...").toString() : out.toString();
    }

    /** Whether a character cannot be seen, or changes how others are seen. */
    static boolean isHidden(int c) {
        if (c == '\n' || c == ' ') {
            return false;
        }
        if ((c >= VARIATION_SELECTORS && c <= VARIATION_SELECTORS_END)
                || c == HANGUL_FILLER
                || c == HALFWIDTH_FILLER
                || c == BRAILLE_BLANK
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0xE0000 && c <= 0xE0FFF)) {
            return true;
        }
        return !Printable.isPrintable(c) || Character.isSpaceChar(c);
    }

    /** A letter that is not Latin in a word that has Latin letters. */
    private static boolean isForeign(String text, int at, int c) {
        if (c < 0x80 || !Character.isLetter(c) || isLatin(c)) {
            return false;
        }
        int before = at == 0 ? ' ' : text.codePointBefore(at);
        int next = at + Character.charCount(c);
        int after = next == text.length() ? ' ' : text.codePointAt(next);
        return isJoint(before) || isJoint(after);
    }

    private static boolean isJoint(int c) {
        return (Character.isLetter(c) && isLatin(c)) || c == '_' || (c >= '0' && c <= '9');
    }

    private static boolean isLatin(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }
}
