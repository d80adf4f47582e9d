/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.regex.Allowance;
import ai.orcarouter.core.text.internal.regex.SearchPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Many RE2 patterns that are looked for in one pass over a text, in time linear in the text.
 *
 * <p>Of each pattern the literals are taken of which one comes in every match, at a place that is not far from its
 * start. One keyword automaton finds the literals of all patterns, and a pattern is tried only where one of its own
 * occurs, on a deterministic automaton that is built as texts need it and that fails after a few characters most of the
 * time. What a match's exact span is, and that of its group, is settled only when there is a match.
 *
 * <p>The result for each pattern is what calling RE2J's {@code find()} over the whole text until it fails would give:
 * matches from left to right that do not overlap, each the leftmost, and of those the one that the order of branches
 * and the greediness of repeats prefer. Where RE2J 1.8 departs from RE2 it is as {@link LinearPattern} says.
 *
 * <p>Immutable to its callers and thread-safe. A scan that matches nothing allocates nothing once the scanner has seen
 * similar texts, unless as many threads scan as never before. The automata of all patterns together hold about 32 MiB
 * at most; patterns that need more are searched for more slowly, but never worse than linearly.
 */
public final class PatternScanner {
    /** Numbers that the automata of all rules hold together: 32 MiB. */
    private static final long MAX_CELLS = 1 << 23;

    private final RuleTable table;
    private final List<Integer> withoutLiteral;
    private final AtomicReference<ScanRun> idle;

    private PatternScanner(RuleTable table) {
        this.table = table;
        withoutLiteral = IntStream.range(0, table.rules.length)
                .filter(rule -> table.rules[rule].anchors().isEmpty())
                .filter(rule -> table.rules[rule].required().isEmpty())
                .boxed()
                .toList();
        idle = new AtomicReference<>(new ScanRun(table));
    }

    /** Takes the matches of rules. */
    @FunctionalInterface
    public interface Matches {
        /**
         * Takes one match. All places are in UTF-16 units; ends are exclusive.
         *
         * @param rule the index of the rule in the list that the scanner was made of
         * @param start where the match starts
         * @param end where the match ends
         * @param groupStart where the group of the rule starts, -1 when it took no part in the match
         * @param groupEnd where the group of the rule ends, -1 when it took no part in the match
         * @return whether the scan goes on
         */
        boolean match(int rule, int start, int end, int groupStart, int groupEnd);
    }

    /**
     * A scanner for some rules; the index in the list is the number that a rule is reported by.
     *
     * @throws IllegalArgumentException when a pattern is refused as by {@link LinearPattern#compile}, or does not have
     *     the group; the message starts with the index of the rule
     */
    public static PatternScanner of(List<ScanRule> rules) {
        Allowance allowance = new Allowance(MAX_CELLS);
        List<CompiledRule> compiled = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            compiled.add(CompiledRule.of(rules.get(i), i, allowance));
        }
        return new PatternScanner(new RuleTable(compiled, allowance.runs()));
    }

    /**
     * Reports the matches of all rules in a text. The matches of one rule come in the order of the text; those of
     * different rules come as they are found. No match is reported of a rule with keywords none of which occurs.
     *
     * @param matches called during the scan, on the calling thread; it may use this scanner
     */
    public void scan(String text, Matches matches) {
        scan(text, 0, matches);
    }

    /**
     * Reports the matches of all rules from a place of a text on, as {@link #scan(String, Matches)} does, keywords
     * before it not counted. What stands before the place is looked at by {@code ^}, {@code \b} and their like only.
     *
     * @param from a place between two code points; at most the length of the text
     * @param matches called during the scan, on the calling thread; it may use this scanner
     * @throws IndexOutOfBoundsException when the place is not in the text
     */
    public void scan(String text, int from, Matches matches) {
        Objects.checkFromToIndex(from, text.length(), text.length());
        ScanRun run = idle.getAndSet(null);
        if (run == null) {
            run = new ScanRun(table);
        }
        run.scan(text, from, matches);
        idle.set(run);
    }

    /**
     * Up to where the matches from a place on stay as they are whatever follows the text: those that start before the
     * result are reported by a scan of any longer text from the same place too, and no others start there.
     *
     * <p>It is {@code from} when nothing is known: for rules with keywords, which may be still to come, and for
     * patterns that RE2J runs ({@link LinearPattern#usesAutomaton()}). Takes time linear in the text for each rule of
     * which a match may be of any length, and for others linear in the length of their longest match.
     *
     * @param from a place between two code points; at most the length of the text
     * @throws IndexOutOfBoundsException when the place is not in the text
     */
    public int settled(String text, int from) {
        Objects.checkFromToIndex(from, text.length(), text.length());
        int[] sure = new int[table.rules.length];
        int[] at = new int[table.rules.length];
        for (int rule = 0; rule < sure.length; rule++) {
            SearchPattern search = table.rules[rule].search();
            if (search == null || !table.rules[rule].keywords().isEmpty()) {
                return from;
            }
            sure[rule] = search.surelySettled(text, from);
            at[rule] = sure[rule];
        }
        scan(text, from, (rule, start, end, groupStart, groupEnd) -> {
            if (start < sure[rule]) {
                at[rule] = Math.max(sure[rule], end);
            }
            return true;
        });
        int settled = text.length();
        for (int rule = 0; rule < at.length; rule++) {
            settled = Math.min(
                    settled, Objects.requireNonNull(table.rules[rule].search()).settled(text, at[rule]));
        }
        return settled;
    }

    /**
     * The indexes of rules that must be searched for at every place of a text, because their pattern has no literal to
     * look for: each of them costs about as much as all others together. Keywords help, as they are looked for first.
     */
    public List<Integer> withoutLiteral() {
        return withoutLiteral;
    }
}
