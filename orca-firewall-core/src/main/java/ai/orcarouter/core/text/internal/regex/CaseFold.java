/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import java.util.Locale;

/**
 * Simple case folding exactly as RE2J 1.8 does it: its table of irregular letters, and the JDK's case mappings for all
 * others. Letters above U+1044F (such as Adlam) are outside the range that RE2J folds.
 */
final class CaseFold {
    private static final int FIRST = 'A';
    private static final int LAST = 0x1044F;
    private static final int LONGEST_CYCLE = 8;

    /** Pairs of a letter and the next one of its cycle, sorted by the letter. */
    private static final String IRREGULAR = "KkSsk\u212As\u017F\u00B5\u039C\u00C5\u00E5"
            + "\u00DF\u1E9E\u00E5\u212B\u0130\u0130\u0131\u0131\u017FS\u01C4\u01C5\u01C5\u01C6\u01C6\u01C4"
            + "\u01C7\u01C8\u01C8\u01C9\u01C9\u01C7\u01CA\u01CB\u01CB\u01CC\u01CC\u01CA\u01F1\u01F2\u01F2\u01F3"
            + "\u01F3\u01F1\u0345\u0399\u0392\u03B2\u0395\u03B5\u0398\u03B8\u0399\u03B9\u039A\u03BA\u039C\u03BC"
            + "\u03A0\u03C0\u03A1\u03C1\u03A3\u03C2\u03A6\u03C6\u03A9\u03C9\u03B2\u03D0\u03B5\u03F5\u03B8\u03D1"
            + "\u03B9\u1FBE\u03BA\u03F0\u03BC\u00B5\u03C0\u03D6\u03C1\u03F1\u03C2\u03C3\u03C3\u03A3\u03C6\u03D5"
            + "\u03C9\u2126\u03D0\u0392\u03D1\u03F4\u03D5\u03A6\u03D6\u03A0\u03F0\u039A\u03F1\u03A1\u03F4\u0398"
            + "\u03F5\u0395\u1E60\u1E61\u1E61\u1E9B\u1E9B\u1E60\u1E9E\u00DF\u1FBE\u0345\u2126\u03A9\u212AK"
            + "\u212B\u00C5";

    private CaseFold() {}

    /** The next letter of the cycle of letters that differ in case only; the letter itself when it has no case. */
    static int next(int codePoint) {
        int low = 0;
        int high = (IRREGULAR.length() / 2) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int letter = IRREGULAR.charAt(2 * middle);
            if (letter == codePoint) {
                return IRREGULAR.charAt((2 * middle) + 1);
            }
            if (letter < codePoint) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        int lower = Character.toLowerCase(codePoint);
        return lower != codePoint ? lower : Character.toUpperCase(codePoint);
    }

    /** Whether the letter has case but lies above the range that RE2J folds in sets. */
    static boolean isBeyondRange(int codePoint) {
        return codePoint > LAST && next(codePoint) != codePoint;
    }

    /**
     * Adds the range and all letters that differ from one of its letters in case only.
     *
     * @throws RefusedPatternException for a letter whose mappings do not lead back to it, such as U+1C80: RE2J never
     *     returns from folding one
     */
    static void addFolded(CharSet.Builder set, int low, int high) throws RefusedPatternException {
        set.add(low, high);
        if (low <= FIRST && high >= LAST) {
            return;
        }
        int last = Math.min(high, LAST);
        for (int letter = Math.max(low, FIRST); letter <= last; letter++) {
            int steps = 0;
            for (int other = next(letter); other != letter; other = next(other)) {
                set.add(other, other);
                if (++steps > LONGEST_CYCLE) {
                    throw RefusedPatternException.unsafe(
                            String.format(Locale.ROOT, "case of U+%04X cannot be ignored", letter));
                }
            }
        }
    }

    /** The set with all letters that differ in case only. */
    static CharSet folded(CharSet set) throws RefusedPatternException {
        CharSet.Builder folded = new CharSet.Builder();
        for (int i = 0; i < set.ranges(); i++) {
            addFolded(folded, set.low(i), set.high(i));
        }
        return folded.build();
    }
}
