/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import ai.orcarouter.core.text.LinearPattern;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Finds all matches of an authored pattern, as RE2 finds them one behind the other; empty ones are none. Immutable.
 *
 * <p>Texts without a match, which are most, cost one pass of the automaton. RE2J, which is some hundred times slower,
 * finds where the matches are, and reads at most a fixed number of characters for each character of the text; see
 * {@link BudgetedText}.
 */
final class PatternFinder implements Finder {
    private final LinearPattern first;
    private final Pattern pattern;

    PatternFinder(String pattern) {
        this.first = LinearPattern.compile(pattern);
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
            if (first.find(text)) {
                find(budgeted(text), out);
            }
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
