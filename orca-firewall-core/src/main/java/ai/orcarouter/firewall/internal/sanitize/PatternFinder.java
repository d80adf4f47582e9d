/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Finds all matches of an authored pattern, as RE2 finds them one behind the other; empty ones are none. Immutable.
 *
 * <p>Reads at most a fixed number of characters for each character of the text; see {@link BudgetedText}.
 */
final class PatternFinder implements Finder {
    private final Pattern pattern;

    PatternFinder(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SanitizeFailure when it takes too long or exhausts the stack
     */
    @Override
    public void find(String text, Spans out) {
        try {
            find(budgeted(text), out);
        } catch (StackOverflowError deep) { // RE2J recurses over the instructions of a pattern
            throw new SanitizeFailure("a pattern exhausts the stack");
        }
    }

    BudgetedText budgeted(String text) {
        return new BudgetedText(text, pattern.pattern().length());
    }

    void find(BudgetedText text, Spans out) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                out.add(matcher.start(), matcher.end());
            }
        }
    }
}
