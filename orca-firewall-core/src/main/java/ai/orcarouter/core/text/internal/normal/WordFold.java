/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.normal;

import java.util.function.IntConsumer;

/**
 * Replaces look-alikes of ASCII letters, word by word, in place. Not thread-safe.
 *
 * <p>A word of mixed scripts is a disguise: all its look-alikes are replaced. A word of one script other than Latin is
 * replaced when every letter of it is an exact look-alike and no letter of that script that looks like none is left in
 * the same line (or, in long lines, in the same stretch), so that words of a text in that script stay as they are. What
 * decides is never changed by the replacement, hence a second run changes nothing.
 */
final class WordFold {
    private static final int STRETCH = 512;
    private static final int LATIN = 1;
    private static final int ALL_SCRIPTS = (1 << 8) - 1;

    private static final int WORD = 1 << 7;
    private static final int LETTER = 1 << 6;
    private static final int SCRIPT = 7;

    /** Of each character whether it is part of words, whether it is a letter, and the number of its script. */
    private static final byte[] CHARS = chars();

    private final byte[] classes = CharClasses.all();
    private final char[] text;
    private final int size;

    private static byte[] chars() {
        byte[] chars = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < chars.length; i++) {
            char c = (char) i;
            boolean word =
                    c < 0x80 ? Ascii.isAlphanumeric(c) : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            chars[i] = (byte) ((word ? WORD : 0)
                    | (Character.isLetter(c) ? LETTER : 0)
                    | Integer.numberOfTrailingZeros(script(c)));
        }
        return chars;
    }

    private int wordEnd;
    private int exact; // scripts of the exact look-alikes of the word
    private int near;
    private int other; // scripts of its other letters

    WordFold(char[] text, int size) {
        this.text = text;
        this.size = size;
    }

    /** Replaces; tells each place unless it is a word of one letter, and answers whether anything was replaced. */
    boolean fold(IntConsumer places) {
        boolean changed = false;
        int from = 0;
        while (from < size) {
            int to = stretch(from);
            int evidence = 0;
            boolean anyMixed = false;
            int exactOnly = 0; // each such word is of one script
            for (int at = nextWord(from, to); at < to; at = nextWord(wordEnd, to)) {
                read(at, to);
                boolean mixed = isMixed();
                anyMixed |= mixed;
                evidence |= mixed ? other : near | other;
                exactOnly |= (near | other) == 0 ? exact : 0;
            }
            if (anyMixed || (exactOnly & ~evidence) != 0) {
                changed |= fold(from, to, evidence, places);
            }
            from = to;
        }
        return changed;
    }

    private boolean fold(int from, int to, int evidence, IntConsumer places) {
        boolean changed = false;
        for (int at = nextWord(from, to); at < to; at = nextWord(wordEnd, to)) {
            read(at, to);
            if (isMixed() || (exact != 0 && (near | other) == 0 && (exact & evidence) == 0)) {
                changed |= replace(at, places);
            }
        }
        return changed;
    }

    private boolean replace(int from, IntConsumer places) {
        boolean changed = false;
        for (int i = from; i < wordEnd; i++) {
            byte kind = classes[text[i]];
            if (kind == CharClasses.EXACT || kind == CharClasses.NEAR) {
                text[i] = LookAlikes.ascii(text[i]);
                changed = true;
                if (wordEnd - from > 1) {
                    places.accept(i);
                }
            }
        }
        return changed;
    }

    /** Where the line that starts at {@code from} ends, or the first word in it that reaches beyond a stretch. */
    private int stretch(int from) {
        int at = from;
        while (at < size && text[at] != '\n') {
            if (at - from >= STRETCH && !isWord(text[at])) {
                break;
            }
            at++;
        }
        return at < size ? at + 1 : at;
    }

    private int nextWord(int from, int to) {
        int at = from;
        while (at < to && !isWord(text[at])) {
            at++;
        }
        return at;
    }

    private void read(int from, int to) {
        exact = 0;
        near = 0;
        other = 0;
        int at = from;
        while (at < to) {
            int known = CHARS[text[at]];
            if ((known & WORD) == 0) {
                break;
            }
            byte kind = classes[text[at]];
            int script = 1 << (known & SCRIPT);
            if (kind == CharClasses.EXACT) {
                exact |= script;
            } else if (kind == CharClasses.NEAR) {
                near |= script;
            } else if ((known & LETTER) != 0) {
                other |= script;
            }
            at++;
        }
        wordEnd = at;
    }

    private boolean isMixed() {
        return (exact | near) != 0 && Integer.bitCount((exact | near | other) & ALL_SCRIPTS) > 1;
    }

    private static boolean isWord(char c) {
        return (CHARS[c] & WORD) != 0;
    }

    private static int script(char c) {
        if (c < 0x370) {
            return LATIN;
        }
        if (c < 0x590) {
            return c < 0x400 ? 1 << 1 : c < 0x530 ? 1 << 2 : 1 << 3;
        }
        if (c >= 0x2C80 && c < 0x2D00) {
            return 1 << 4;
        }
        if (c >= 0xA4D0 && c < 0xA500) {
            return 1 << 5;
        }
        if ((c >= 0x13A0 && c < 0x1400) || (c >= 0xAB70 && c < 0xABC0)) {
            return 1 << 6;
        }
        if (c >= 0x1E00 && c < 0x1F00) {
            return LATIN;
        }
        return c >= 0x1F00 && c < 0x2000 ? 1 << 1 : 1 << 7;
    }
}
