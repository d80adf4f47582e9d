/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.keyword.KeywordTable;
import java.util.List;
import java.util.Objects;

/**
 * Many keywords that are looked for in one pass over a text (Aho and Corasick 1975).
 *
 * <p>ASCII letters are found in either case; all other characters, which keywords may contain too, are found exactly as
 * they are. Texts are read as UTF-16 units, and lone surrogates are units like any others.
 *
 * <p>Immutable and thread-safe. A scan costs about three nanoseconds for each unit of the text plus a call for each
 * occurrence, and allocates nothing. The tables of thousands of keywords stay below 1 MiB; tens of thousands of
 * keywords need about 14 bytes for each unit that they do not share with others as a prefix.
 */
public final class KeywordScanner {
    private final KeywordTable table;
    private final int[] lengths;

    private KeywordScanner(KeywordTable table, int[] lengths) {
        this.table = table;
        this.lengths = lengths;
    }

    /** Takes the occurrences of keywords. */
    @FunctionalInterface
    public interface Hits {
        /**
         * Takes one occurrence.
         *
         * @param keyword the index of the keyword in the list that the scanner was made of
         * @param start where it starts in the text, in UTF-16 units
         * @param end where it ends, exclusive
         * @return whether the scan goes on
         */
        boolean hit(int keyword, int start, int end);
    }

    /**
     * A scanner for some keywords; the index in the list is the number that a keyword is reported by. Of keywords that
     * are equal or differ only in the case of ASCII letters each is reported.
     *
     * @throws IllegalArgumentException when a keyword is empty
     */
    public static KeywordScanner of(List<String> keywords) {
        List<String> fixed = List.copyOf(keywords);
        int[] lengths = new int[fixed.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = fixed.get(i).length();
            if (lengths[i] == 0) {
                throw new IllegalArgumentException("keyword " + i + " is empty");
            }
        }
        return new KeywordScanner(KeywordTable.of(fixed, false), lengths);
    }

    /**
     * Reports every occurrence that lies between {@code from} and {@code to}, in the order of their ends. Of
     * occurrences with the same end the longest comes first, and of equal keywords the one with the smallest index.
     * Occurrences may overlap, and one may lie in another.
     *
     * @param from the first unit that is read
     * @param to the first unit behind {@code from} that is not read
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= text.length()}
     */
    public void scan(String text, int from, int to, Hits hits) {
        Objects.checkFromToIndex(from, to, text.length());
        long found = table.advance(text, from, to, KeywordTable.START);
        while (found >= 0) {
            int end = (int) (found >>> Integer.SIZE);
            int state = (int) found;
            for (int i = table.firstOutput(state); i >= 0; i = table.nextOutput(i)) {
                if (!hits.hit(i, end - lengths[i], end)) {
                    return;
                }
            }
            found = table.advance(text, end, to, state);
        }
    }
}
