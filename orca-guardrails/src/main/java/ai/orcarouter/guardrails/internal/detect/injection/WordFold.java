/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/**
 * One word with its case folded and its digits read as 0, and the hashes of its beginnings. Only the first units of a
 * long word are kept; its hash covers all of it. One thread at a time.
 */
final class WordFold {
    /** The number of units that are kept. */
    static final int KEPT = 24;

    /** The longest beginning that has a hash of its own. */
    static final int LONGEST_BEGINNING = 10;

    /** What the hash of a lexicon word starts from. */
    static final long SEED = 0xcbf29ce484222325L;

    private static final int DIGITS_READ = 4;

    private final char[] units = new char[KEPT];
    private final long[] beginnings = new long[LONGEST_BEGINNING + 1];
    private int length;
    private int hash;
    private long wide;
    private boolean digits;
    private boolean shouted;

    /** Reads the word that starts at {@code start} and gives its end. */
    int read(String text, int start) {
        length = 0;
        hash = 7;
        wide = SEED;
        digits = false;
        int seen = 0;
        boolean upper = true;
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!Scripts.continuesWord(c) && !(at == start || isInnerApostrophe(text, at, c))) {
                break;
            }
            int folded = fold(c);
            upper &= folded != c;
            if (folded == '0') {
                digits = true;
                seen++;
            }
            if (folded != '0' || seen <= DIGITS_READ) {
                hash = hash * 31 + folded;
            }
            keep(folded);
            at += Character.charCount(c);
        }
        shouted = upper && length >= 3;
        return at;
    }

    /** Adds a unit to the hash that the lexicon uses. */
    static long step(long hash, int c) {
        return (hash ^ c) * 0x100000001b3L;
    }

    private void keep(int c) {
        wide = step(wide, c);
        if (length < KEPT) {
            units[length] = (char) c;
        }
        length++;
        if (length <= LONGEST_BEGINNING) {
            beginnings[length] = wide;
        }
    }

    private static boolean isInnerApostrophe(String text, int at, int c) {
        return (c == '\'' || c == 0x2019) && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    /** The character in lower case, an ASCII apostrophe for a typographic one, and 0 for any digit. */
    static int fold(int c) {
        if (c >= 'a' && c <= 'z') {
            return c;
        }
        if (Character.isDigit(c)) {
            return '0';
        }
        return c == 0x2019 ? '\'' : Character.toLowerCase(c);
    }

    /** How many characters it has. */
    int length() {
        return length;
    }

    /** The hash of the whole word. */
    int hash() {
        return hash;
    }

    /** The lexicon's hash of the whole word. */
    long wide() {
        return wide;
    }

    /** The lexicon's hash of the first {@code count} characters; at most {@link #LONGEST_BEGINNING}. */
    long beginning(int count) {
        return beginnings[count];
    }

    /** Whether it has a digit. */
    boolean hasDigits() {
        return digits;
    }

    /** Whether it has three characters or more, all in upper case. */
    boolean isShouted() {
        return shouted;
    }

    /** Unit {@code index} of the word with a mark for its start before it and one for its end behind it. */
    int framed(int index) {
        if (index == 0) {
            return '^';
        }
        return index > length ? '$' : units[index - 1];
    }
}
