/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

/**
 * Cuts a row of tokens into the windows that are scored: every one to three whole sentences or lines, since an attack
 * in a document is mostly a sentence of its own, and windows of several sizes that slide over the text whatever its
 * sentences are. The detector and the trainer use the same windows.
 *
 * <p>Takes the same memory for any text, and bounded time for each token. One thread at a time, one text.
 */
abstract class Windows {
    /** How many tokens the longest window has. */
    static final int LONGEST = 400;

    /** The sizes of the sliding windows in tokens; texts of up to the last size are also one window. */
    private static final int[] SIZES = {32, 100, LONGEST};

    private static final int SENTENCES = 3;
    private static final int FEWEST = 3;
    private static final int FULL_STOP = FeatureReader.hashOfMark('.');
    private static final int EXCLAMATION = FeatureReader.hashOfMark('!');
    private static final int QUESTION = FeatureReader.hashOfMark('?');
    private static final int IDEOGRAPHIC_STOP = FeatureReader.hashOfMark(0x3002);

    /** For each size the number of tokens behind which the next window of it ends. */
    private final int[] due = SIZES.clone();

    /** Where the last sentences start, the latest first. */
    private final int[] sentences = new int[SENTENCES];

    private int begun = 1;
    private int tokens;
    private int lastEnd;
    private int lastWord;

    /** Takes a window of at most {@value #LONGEST} tokens, the second exclusive; no token behind it has come yet. */
    abstract void window(int from, int to);

    /** Says that a token comes; to be called before it is counted. */
    final void starts(int start, int end, int word) {
        if (endsSentence(start)) {
            endSentence();
        }
        lastEnd = end;
        lastWord = word;
    }

    /** Says that the token is counted: windows may end with it. */
    final void counted() {
        tokens++;
        for (int i = 0; i < SIZES.length; i++) {
            if (tokens == due[i]) {
                window(tokens - SIZES[i], tokens);
                due[i] += SIZES[i] / 8;
            }
        }
    }

    /** Whether the last token ends a sentence when the next one starts here: not in a name such as {@code a.b}. */
    private boolean endsSentence(int start) {
        int word = lastWord;
        if (word == FeatureReader.LINE_END || word == IDEOGRAPHIC_STOP) {
            return true;
        }
        return start > lastEnd && (word == FULL_STOP || word == EXCLAMATION || word == QUESTION);
    }

    /** A sentence of less than {@value #FEWEST} tokens goes on with the next one. */
    private void endSentence() {
        if (tokens - sentences[0] < FEWEST) {
            return;
        }
        for (int i = 0; i < begun; i++) {
            if (tokens - sentences[i] <= LONGEST) {
                window(sentences[i], tokens);
            }
        }
        System.arraycopy(sentences, 0, sentences, 1, SENTENCES - 1);
        sentences[0] = tokens;
        begun = Math.min(SENTENCES, begun + 1);
    }

    /** Ends the text: its last sentences, and what the sliding windows left out, or the whole of a short text. */
    final void finish() {
        endSentence();
        for (int size : SIZES) {
            if (tokens > size) {
                window(tokens - size, tokens);
            } else if (tokens > 0) {
                window(0, tokens);
                return;
            }
        }
    }

    /** How many tokens were counted. */
    final int tokens() {
        return tokens;
    }
}
