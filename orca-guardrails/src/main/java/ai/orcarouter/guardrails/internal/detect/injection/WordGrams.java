/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/** The features of a word's character n-grams of three to five units, with marks for its start and its end. */
final class WordGrams {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private WordGrams() {}

    /**
     * Writes the features of a word of at most {@link WordFold#KEPT} units behind others.
     *
     * @param into where they go
     * @param from how many there are
     * @return how many there are now
     */
    static int add(WordFold word, int[] into, int from) {
        char[] framed = word.framed();
        int units = word.length() + 2;
        if (units <= LONGEST) {
            return addOfShort(framed, units, into, from);
        }
        int next = from;
        int last = units - LONGEST;
        for (int at = 0; at <= last; at++) {
            int three = three(framed, at);
            int four = three * 131 + framed[at + 3];
            into[next] = feature(three);
            into[next + 1] = feature(four);
            into[next + 2] = feature(four * 131 + framed[at + 4]);
            next += 3;
        }
        int three = three(framed, last + 1);
        into[next] = feature(three);
        into[next + 1] = feature(three * 131 + framed[units - 1]);
        into[next + 2] = feature(three(framed, last + 2));
        return next + 3;
    }

    /** N-grams shorter than the word with its marks, which is as long as the longest of them, or shorter. */
    private static int addOfShort(char[] word, int units, int[] into, int from) {
        int next = from;
        for (int at = 0; at + SHORTEST <= units && units > SHORTEST; at++) {
            int hash = three(word, at);
            into[next++] = feature(hash);
            if (units == LONGEST && at + SHORTEST < units) {
                into[next++] = feature(hash * 131 + word[at + SHORTEST]);
            }
        }
        return next;
    }

    private static int three(char[] word, int from) {
        return (word[from] * 131 + word[from + 1]) * 131 + word[from + 2];
    }

    private static int feature(int hash) {
        return FeatureReader.CHARACTERS | FeatureReader.half(hash * 17 + 5);
    }
}
