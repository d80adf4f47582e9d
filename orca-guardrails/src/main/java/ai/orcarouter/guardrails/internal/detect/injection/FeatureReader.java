/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/**
 * Reads a text as tokens (words, single ideographs, marks, line ends) and gives hashed features for each: the word with
 * the one and two words before it in its sentence, its character n-grams, its meaning with the meanings before it, and
 * marks with what they touch. Case is folded and digits are all read as 0. The same reader serves the trainer and the
 * detector, so that both see the same features.
 *
 * <p>Time is linear and nothing is allocated while reading. One thread at a time.
 */
final class FeatureReader {
    /** Two to this power is the number of features. */
    static final int BITS = 18;
    /** The number of features; the upper half is for character n-grams. */
    static final int BUCKETS = 1 << BITS;
    /** The first feature of a character n-gram. */
    static final int CHARACTERS = BUCKETS / 2;

    /** The hash of a line end as a token. */
    static final int LINE_END = 11;

    private static final int ASCII = 128;
    private static final int NO_WORD = 1;
    private static final int LONGEST_WITH_GRAMS = 24;
    private static final int MEANING_GAP = 6;
    private static final int LONGEST_RUN = 64;
    private static final int MOST_FEATURES = 128;

    private final Lexicon lexicon;
    private final FeatureSink sink;
    private final WordFold fold = new WordFold();

    /** Room for all features of one token: longer words than 24 characters have no n-grams. */
    private final int[] features = new int[MOST_FEATURES];

    private int count;
    private int tokens;
    private int previousEnd;
    private int previousHash;
    private int word1;
    private int word2;
    /** Whether the last word was in upper case: a run of such words counts once. */
    private boolean afterShout;

    private int meaning1;
    private int meaning2;
    private int meaning1At;
    private int meaning2At;

    FeatureReader(Lexicon lexicon, FeatureSink sink) {
        this.lexicon = lexicon;
        this.sink = sink;
    }

    /** Reads a whole text; the reader can be used again after. */
    void read(String text) {
        tokens = 0;
        count = 0;
        previousEnd = -1;
        previousHash = 0;
        endSentence();
        afterShout = false;
        word2 = NO_WORD;
        meaning1 = 0;
        meaning2 = 0;
        meaning1At = -MEANING_GAP - 1;
        meaning2At = -1;
        int at = 0;
        boolean lineOpen = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c < ASCII && Scripts.startsWord(c)) {
                lineOpen = true;
                at = word(text, at);
            } else if (c == '\n') {
                int end = afterSpace(text, at);
                if (lineOpen || tokens == 0) {
                    endToken(at, at + 1, LINE_END, 0);
                    endSentence();
                    lineOpen = false;
                }
                at = end;
            } else {
                int point = text.codePointAt(at);
                if (isSpace(point)) {
                    at += Character.charCount(point);
                } else {
                    lineOpen = true;
                    at = other(text, at, point);
                }
            }
        }
    }

    /** A word, an ideograph or marks. */
    private int other(String text, int at, int c) {
        if (!Scripts.startsWord(c)) {
            return mark(text, at, c);
        }
        return Scripts.isRunning(c) ? ideograph(text, at, c) : word(text, at);
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == 0xa0 || (c != '_' && Character.isWhitespace(c));
    }

    private int ideograph(String text, int start, int c) {
        int end = start + Character.charCount(c);
        int hash = 7 * 31 + c;
        wordFeatures(hash, false, lexicon.running(text, start));
        endWord(start, end, hash, meaning1At == tokens ? meaning1 : 0);
        return end;
    }

    private int word(String text, int start) {
        int end = fold.read(text, start);
        int hash = fold.hash();
        int meaning = lexicon.meaning(fold);
        wordFeatures(hash, fold.isShouted(), meaning);
        if (fold.length() <= LONGEST_WITH_GRAMS && !fold.hasDigits()) {
            count = WordGrams.add(fold, features, count);
        }
        endWord(start, end, hash, meaning);
        return end;
    }

    private void wordFeatures(int hash, boolean shouted, int meaning) {
        words(hash * 17 + 1);
        words((word1 * 31 + hash) * 17 + 2);
        words(((word2 * 31 + word1) * 31 + hash) * 17 + 3);
        if (shouted && !afterShout) {
            words(0x5151);
        }
        afterShout = shouted;
        if (meaning > 0) {
            meaningFeatures(meaning);
        } else if (tokens - meaning1At == 1) {
            words((hash * 31 + meaning1) * 7919 + 11);
        }
    }

    private void meaningFeatures(int meaning) {
        boolean near = tokens - meaning1At <= MEANING_GAP;
        int pair = meaning * 31 + (near ? meaning1 : 0);
        words(meaning * 7919 + 8);
        words(pair * 7919 + 9);
        if (near && meaning2At >= 0 && meaning1At - meaning2At <= MEANING_GAP) {
            words((pair * 31 + meaning2) * 7919 + 10);
        }
        words((word1 * 31 + meaning) * 7919 + 12);
        if (meaning1 != meaning || tokens - meaning1At > 1) {
            meaning2 = meaning1;
            meaning2At = meaning1At;
        }
        meaning1 = meaning;
        meaning1At = tokens;
    }

    private int mark(String text, int start, int c) {
        int width = Character.charCount(c);
        int end = start + width;
        int count = 1;
        while (count < LONGEST_RUN && end < text.length() && text.codePointAt(end) == c) {
            end += width;
            count++;
        }
        int hash = hashOfMark(c);
        if (count > 2) {
            hash = hash * 31 + 3;
        }
        words(hash * 17 + 6);
        if (previousEnd == start) {
            words((previousHash * 31 + hash) * 17 + 7);
        }
        endToken(start, end, hash, 0);
        if (Scripts.endsSentence(c)) {
            endSentence();
        }
        return end;
    }

    /** The hash of a mark as a token. */
    static int hashOfMark(int c) {
        return 13 * 31 + c;
    }

    private void endSentence() {
        if (word1 != NO_WORD) {
            word2 = word1;
            word1 = NO_WORD;
        }
    }

    private void endWord(int start, int end, int hash, int meaning) {
        word2 = word1;
        word1 = hash;
        endToken(start, end, hash, meaning);
    }

    private void endToken(int start, int end, int hash, int meaning) {
        sink.token(start, end, hash, meaning, features, count);
        count = 0;
        previousEnd = end;
        previousHash = hash;
        tokens++;
    }

    private void words(int hash) {
        features[count] = half(hash);
        count++;
    }

    /**
     * Spreads a hash over half of the features. It is the finaliser of MurmurHash3: every bit of the input moves every
     * bit of the result.
     */
    static int half(int hash) {
        int h = hash ^ (hash >>> 16);
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return (h ^ (h >>> 16)) >>> (33 - BITS);
    }
}
