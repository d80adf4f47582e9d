/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.text.Normalizer;
import java.util.Locale;

/** Brings words into the form in which they are looked up: lower case, no accents, no possessive ending. */
final class Fold {
    private static final int MARKS = (1 << Character.NON_SPACING_MARK)
            | (1 << Character.COMBINING_SPACING_MARK)
            | (1 << Character.ENCLOSING_MARK);

    private static final int LONGEST_ELIDED = 4;

    private Fold() {}

    /** The form of a word. */
    static String word(String word) {
        String folded = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (!isAscii(folded)) {
            folded = withoutAccents(folded);
        }
        int apostrophe = folded.indexOf('\'');
        return apostrophe < 0 ? folded : withoutApostrophe(folded, apostrophe);
    }

    /** Cuts a possessive ending, and an article or preposition that has lost its vowel (l'utente, dell'utente). */
    private static String withoutApostrophe(String word, int apostrophe) {
        if (apostrophe == word.length() - 2 && word.endsWith("s")) {
            return word.substring(0, apostrophe);
        }
        boolean elided = apostrophe <= LONGEST_ELIDED && word.length() - apostrophe > 2;
        return elided ? word.substring(apostrophe + 1) : word;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String withoutAccents(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            boolean voiced = c == 0x3099 || c == 0x309a; // in kana such a mark makes another letter
            if (voiced || Character.getType(c) != Character.NON_SPACING_MARK) {
                kept.append(c);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** Whether a word goes on with this character. */
    static boolean isWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return !isRunning(c) && (Character.isLetterOrDigit(c) || ((MARKS >> Character.getType(c)) & 1) == 1);
    }

    /** Whether it belongs to a script that is written without spaces between words: Han, kana and Thai. */
    static boolean isRunning(int c) {
        if (c < 0xe00) {
            return false;
        }
        return c <= 0xe7f || (c >= 0x3040 && c <= 0x30ff) || Character.isIdeographic(c);
    }
}
