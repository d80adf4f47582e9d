/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import java.util.Arrays;

/** The words of a text in order, with their meanings and the sentences they are in. One thread at a time. */
final class Tokens {
    private final String text;
    private final boolean description;
    private int size;
    private int sentence;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] words = new int[64];
    private int[] phrases = new int[64];
    private int[] sentences = new int[64];
    private long[] bits = new long[64];

    /** The words of a text, which may be the whole description of a tool. */
    Tokens(String text, boolean description) {
        this.text = text;
        this.description = description;
    }

    /** Whether the text is the description of a tool, which starts with what the tool is for. */
    boolean isDescription() {
        return description;
    }

    /** Adds a token. */
    void add(int start, int end, int word, long meanings) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        words[size] = word;
        sentences[size] = sentence;
        bits[size] = meanings;
        size++;
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        words = Arrays.copyOf(words, length);
        phrases = Arrays.copyOf(phrases, length);
        sentences = Arrays.copyOf(sentences, length);
        bits = Arrays.copyOf(bits, length);
    }

    /** Says that the next token is in another sentence. */
    void endSentence() {
        if (size > 0 && sentences[size - 1] == sentence) {
            sentence++;
        }
    }

    /** Adds meanings to a token, and the number of the phrase that ends there. */
    void endPhrase(int token, int phrase, long meanings) {
        phrases[token] = phrase;
        bits[token] |= meanings;
    }

    /** Adds meanings to a token. */
    void mean(int token, long meanings) {
        bits[token] |= meanings;
    }

    /** The last token that starts before {@code offset}, or the first one; -1 when there is none. */
    int before(int offset) {
        int found = Arrays.binarySearch(starts, 0, size, offset);
        int token = found >= 0 ? found - 1 : -found - 2;
        return Math.max(token, Math.min(0, size - 1));
    }

    int size() {
        return size;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int word(int token) {
        return words[token];
    }

    int phrase(int token) {
        return phrases[token];
    }

    int sentence(int token) {
        return sentences[token];
    }

    long bits(int token) {
        return bits[token];
    }

    /** The text between the start of a token and the end of another. */
    String between(int first, int last) {
        return text.substring(starts[first], ends[last]);
    }
}
