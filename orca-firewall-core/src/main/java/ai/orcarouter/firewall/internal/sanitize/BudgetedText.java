/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/**
 * A text that counts how often its characters are read and ends a search that reads too many. Not thread-safe.
 *
 * <p>RE2J finds one match in linear time, but all matches in quadratic time when each look goes far beyond the match it
 * finds: {@code a.*b|a} reads to the end of the line for every {@code a}. Nothing of a search happens without reading,
 * so reads are the measure of work that holds for every pattern.
 */
final class BudgetedText implements CharSequence {
    /** Reads that every text may cost, so that short ones never fail. */
    static final int BASE = 1 << 12;

    /** Further reads for each character; one search over all of a text costs about three. */
    static final int PER_CHARACTER = 32;

    private final String text;
    private final long budget;
    private long reads;

    /**
     * A text to search once.
     *
     * @param patternLength characters of the pattern: RE2J compares a literal start of it at every place
     */
    BudgetedText(String text, int patternLength) {
        this.text = text;
        this.budget = BASE + ((long) (PER_CHARACTER + patternLength) * text.length());
    }

    /** How many characters were read. */
    long reads() {
        return reads;
    }

    /** How many may be. */
    long budget() {
        return budget;
    }

    /**
     * The character at a place.
     *
     * @throws SanitizeFailure when the search has cost too much
     */
    @Override
    public char charAt(int index) {
        if (++reads > budget) {
            throw new SanitizeFailure("a pattern takes too long to find all its matches in a value");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
