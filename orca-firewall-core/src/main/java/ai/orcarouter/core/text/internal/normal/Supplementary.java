/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import ai.orcarouter.core.text.internal.offset.Clusters;
import java.text.Normalizer;

/** What a normaliser does with characters outside the basic plane. */
final class Supplementary {
    /** The key-cap that digits wear in emoji. */
    static final char KEYCAP = '\u20E3';

    private static final int TAGS = 0xE0000;
    private static final int LAST_TAG = 0xE007F;
    private static final int SELECTORS = 0xE0100;
    private static final int LAST_SELECTOR = 0xE01EF;

    private static final int MATHEMATICAL = 0x1D400;
    private static final int MATHEMATICAL_COUNT = 0x400;

    private Supplementary() {}

    static boolean isTag(int point) {
        return point >= TAGS && point <= LAST_TAG;
    }

    static boolean isSelector(int point) {
        return point >= SELECTORS && point <= LAST_SELECTOR;
    }

    /** Whether a character is ignored in display (Default_Ignorable_Code_Point), tags and selectors not included. */
    static boolean isInvisible(int point) {
        return (point > LAST_TAG && point <= 0xE0FFF)
                || (point >= 0x1D173 && point <= 0x1D17A)
                || (point >= 0x1BCA0 && point <= 0x1BCA3);
    }

    /** The letter in a coloured square or circle, or of a flag; NUL for any other character. */
    static char letter(int point) {
        if (point >= 0x1F1E6 && point <= 0x1F1FF) {
            return (char) ('A' + (point - 0x1F1E6));
        }
        if (point >= 0x1F150 && point <= 0x1F169) {
            return (char) ('A' + (point - 0x1F150));
        }
        return point >= 0x1F170 && point <= 0x1F189 ? (char) ('A' + (point - 0x1F170)) : 0;
    }

    /** The ASCII character that a mathematical letter or digit is a form of; NUL for any other character. */
    static char mathematical(int point) {
        int index = point - MATHEMATICAL;
        return index >= 0 && index < Mathematical.ASCII.length ? Mathematical.ASCII[index] : 0;
    }

    /** Whether a character can compose with one before it. */
    static boolean isMark(int point) {
        // the last are vowel signs of Kirat Rai, letters that compose
        return Clusters.isMarkType(Character.getType(point)) || (point >= 0x16D63 && point <= 0x16D6A);
    }

    /** Whether the half of a pair at an index belongs to a mark. */
    static boolean isMarkPart(String text, int at) {
        int start = Character.isLowSurrogate(text.charAt(at)) && at > 0 ? at - 1 : at;
        return isMark(text.codePointAt(start));
    }

    /** Whether NFKC is known to leave a character alone: emoji and ideographs. */
    static boolean isPlain(int point) {
        return (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x2F7FF)
                || (point >= 0x30000 && point <= 0x3FFFF);
    }

    /** Worked out when the first one is met. */
    private static final class Mathematical {
        static final char[] ASCII = new char[MATHEMATICAL_COUNT];

        static {
            for (int i = 0; i < MATHEMATICAL_COUNT; i++) {
                String plain = Normalizer.normalize(Character.toString(MATHEMATICAL + i), Normalizer.Form.NFKC);
                ASCII[i] = plain.length() == 1 && plain.charAt(0) < 0x80 ? plain.charAt(0) : 0;
            }
        }

        private Mathematical() {}
    }
}
