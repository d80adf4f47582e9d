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

    private static final int ASCII = 128;

    /** What each ASCII character of a word is read as; 0 for those that no word goes on with. */
    private static final char[] FOLDED = folded();

    /** The units with a mark for the start of the word before them and, when all are kept, one for its end behind. */
    private final char[] framed = new char[KEPT + 2];

    private final long[] beginnings = new long[LONGEST_BEGINNING + 1];
    private int length;
    private int hash;
    private long wide;
    private int digits;
    private boolean upper;

    WordFold() {
        framed[0] = '^';
    }

    private static char[] folded() {
        char[] folded = new char[ASCII];
        for (char c = 0; c < ASCII; c++) {
            folded[c] = Scripts.continuesWord(c) ? (char) fold(c) : 0;
        }
        return folded;
    }

    /** Reads the word that starts at {@code start} and gives its end. */
    int read(String text, int start) {
        length = 0;
        hash = 7;
        wide = SEED;
        digits = 0;
        upper = true;
        int at = start;
        int stop = text.length();
        while (at < stop) {
            at = readAscii(text, at, stop);
            if (at == stop) {
                break;
            }
            int c = text.codePointAt(at);
            if (!Scripts.continuesWord(c) && !(at == start || isInnerApostrophe(text, at, c))) {
                break;
            }
            keep(c, fold(c));
            at += Character.charCount(c);
        }
        if (length <= KEPT) {
            framed[length + 1] = '$';
        }
        return at;
    }

    /** Reads what is ASCII from {@code from} on; numbers are held in locals, since most text is nothing else. */
    private int readAscii(String text, int from, int stop) {
        int read = length;
        int narrowHash = hash;
        long wideHash = wide;
        int seen = digits;
        boolean inUpper = upper;
        int at = from;
        for (; at < stop; at++) {
            char c = text.charAt(at);
            char folded = c < ASCII ? FOLDED[c] : 0;
            if (folded == 0) {
                break;
            }
            inUpper &= folded != c;
            seen += folded == '0' ? 1 : 0;
            if (folded != '0' || seen <= DIGITS_READ) {
                narrowHash = narrowHash * 31 + folded;
            }
            wideHash = step(wideHash, folded);
            if (read < KEPT) {
                framed[read + 1] = folded;
            }
            read++;
            if (read <= LONGEST_BEGINNING) {
                beginnings[read] = wideHash;
            }
        }
        length = read;
        hash = narrowHash;
        wide = wideHash;
        digits = seen;
        upper = inUpper;
        return at;
    }

    /** Adds a unit to the hash that the lexicon uses. */
    static long step(long hash, int c) {
        return (hash ^ c) * 0x100000001b3L;
    }

    private void keep(int c, int folded) {
        upper &= folded != c;
        digits += folded == '0' ? 1 : 0;
        if (folded != '0' || digits <= DIGITS_READ) {
            hash = hash * 31 + folded;
        }
        wide = step(wide, folded);
        if (length < KEPT) {
            framed[length + 1] = (char) folded;
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
        return digits > 0;
    }

    /** Whether it has three characters or more, all in upper case. */
    boolean isShouted() {
        return upper && length >= 3;
    }

    /** Its first character, or the first half of it. */
    char first() {
        return framed[1];
    }

    /**
     * The word of at most {@value #KEPT} units with a mark for its start before it and one for its end behind it; not
     * to be written to.
     */
    char[] framed() {
        return framed;
    }
}
