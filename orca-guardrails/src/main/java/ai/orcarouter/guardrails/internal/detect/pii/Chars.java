/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** Classes of characters. */
final class Chars {
    /** From here on scripts that are written without spaces between words. */
    private static final char FIRST_UNSPACED = '\u0E00';

    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isAlpha(char c) {
        return isUpper(c) || isLower(c);
    }

    static boolean isAlnum(char c) {
        return isDigit(c) || isAlpha(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static char upper(char c) {
        return isLower(c) ? (char) (c - 32) : c;
    }

    /** Whether the character is no part of the word that stands before it. */
    static boolean isUnspaced(char c) {
        return c >= FIRST_UNSPACED;
    }

    /** A letter, digit or underscore that would make a token longer; scripts without spaces do not. */
    static boolean isWord(char c) {
        if (c < 128) {
            return isAlnum(c) || c == '_';
        }
        return !isUnspaced(c) && Character.isLetterOrDigit(c);
    }

    /** A blank inside of a line. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }

    /** The character, or 0 outside of the text. */
    static char at(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : 0;
    }

    /** First index of the run of ASCII letters and digits that ends before {@code index}. */
    static int tokenStart(String text, int index) {
        int start = index;
        while (start > 0 && isAlnum(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** First index at or after {@code index} that is no ASCII letter or digit. */
    static int tokenEnd(String text, int index) {
        int end = index;
        while (end < text.length() && isAlnum(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
