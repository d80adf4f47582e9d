/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

/** Replaces digits beside letters, and signs inside words, by the letters that they stand for in leetspeak. */
final class Leetspeak {
    private static final String DIGITS = "013457";
    private static final String DIGIT_LETTERS = "oieast";
    private static final String SIGNS = "@!$|";
    private static final String SIGN_LETTERS = "aisl";

    private Leetspeak() {}

    /** Replaces in place; returns whether anything was. */
    static boolean fold(char[] text, int size) {
        // one way, then the other, so that a row of digits is replaced from whichever end a letter stands at
        boolean changed = false;
        for (int i = 0; i < size; i++) {
            changed |= fold(text, size, i);
        }
        for (int i = size - 1; i >= 0; i--) {
            changed |= fold(text, size, i);
        }
        return changed;
    }

    private static boolean fold(char[] text, int size, int at) {
        char c = text[at];
        if (c >= 0x80 || Ascii.isLetter(c)) {
            return false;
        }
        boolean before = at > 0 && isLetter(text[at - 1]);
        boolean after = at + 1 < size && isLetter(text[at + 1]);
        int digit = DIGITS.indexOf(c);
        if (digit >= 0 && (before || after)) {
            text[at] = DIGIT_LETTERS.charAt(digit);
            return true;
        }
        int sign = SIGNS.indexOf(c);
        if (sign >= 0 && before && at + 1 < size && isInWord(text[at + 1])) {
            text[at] = SIGN_LETTERS.charAt(sign);
            return true;
        }
        return false;
    }

    /** Whether a character is an ASCII letter or may yet be read as one. */
    private static boolean isLetter(char c) {
        byte kind = CharClasses.all()[c];
        return Ascii.isLetter(c) || kind == CharClasses.EXACT || kind == CharClasses.NEAR;
    }

    private static boolean isInWord(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '@' || c == '$';
    }
}
