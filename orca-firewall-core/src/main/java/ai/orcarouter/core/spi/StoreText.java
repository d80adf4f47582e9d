/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

/**
 * What a text must be so that every database keeps it as it is: no NUL, no lone surrogate, not too long.
 *
 * <p>Lengths count UTF-16 units. The records that stores take check or clean their texts with it, so that a store needs
 * no check of its own and may size its columns by these constants.
 */
public final class StoreText {
    /** The most characters of an id, a name or a hash: 512. */
    public static final int MAX_NAME = 512;

    /** The most characters of a sentence for people: 2,048. */
    public static final int MAX_SENTENCE = 2_048;

    private static final char REPLACEMENT = '\uFFFD';

    private StoreText() {}

    /**
     * Returns {@code text} if a store can keep it.
     *
     * @throws IllegalArgumentException if it is longer than {@code maxChars} or holds a NUL or a lone surrogate
     */
    public static String check(String what, String text, int maxChars) {
        if (text.length() > maxChars) {
            throw new IllegalArgumentException(what + " has more than " + maxChars + " characters");
        }
        if (nextBad(text, 0, text.length()) < text.length()) {
            throw new IllegalArgumentException(what + " holds a NUL or a lone surrogate");
        }
        return text;
    }

    /**
     * Returns {@code text} if it is a non-empty name that a store can keep.
     *
     * @throws IllegalArgumentException if it is empty, longer than {@link #MAX_NAME} or holds a NUL or a lone surrogate
     */
    public static String checkName(String what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return check(what, text, MAX_NAME);
    }

    /**
     * The text as a store can keep it: cut to {@code maxChars}, NULs and lone surrogates replaced by U+FFFD. The same
     * instance when nothing has to change.
     */
    public static String clean(String text, int maxChars) {
        int end = text.length();
        if (end > maxChars) {
            end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        }
        int bad = nextBad(text, 0, end);
        if (bad == end) {
            return end == text.length() ? text : text.substring(0, end);
        }
        StringBuilder out = new StringBuilder(text).delete(end, text.length());
        for (int i = bad; i < end; i = nextBad(text, i + 1, end)) {
            out.setCharAt(i, REPLACEMENT);
        }
        return out.toString();
    }

    private static int nextBad(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 >= end || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return end;
    }
}
