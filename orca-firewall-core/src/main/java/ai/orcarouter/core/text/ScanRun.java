/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import ai.orcarouter.core.text.internal.keyword.KeywordTable;
import ai.orcarouter.core.text.internal.regex.Anchor;
import ai.orcarouter.core.text.internal.regex.FailedRuns;
import ai.orcarouter.core.text.internal.regex.SearchPattern;
import ai.orcarouter.core.text.internal.regex.Sightings;
import ai.orcarouter.core.text.internal.regex.Spans;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of one scan after the other over the rules of a table. Not thread-safe. */
final class ScanRun {
    /** Units that failed attempts of one anchor may read beyond four times the text before its rule is searched for. */
    private static final long PATIENCE = 1 << 16;

    private static final int MATCH = 5;

    private final RuleTable table;
    private final Spans spans = new Spans();
    private final Sightings sightings;
    private final int[] resume;
    private final int[] searchFrom;
    private final int[] open;
    private final @Nullable FailedRuns[] failed;
    private final boolean[] failing;
    private int[] held = new int[MATCH * 8];
    private int heldCount;
    private int first;
    private boolean stopped;

    ScanRun(RuleTable table) {
        this.table = table;
        sightings = new Sightings(table.runs);
        resume = new int[table.rules.length];
        searchFrom = new int[table.rules.length];
        open = new int[table.rules.length];
        failed = new FailedRuns[table.anchors.length];
        failing = new boolean[table.anchors.length];
    }

    void scan(String text, int from, PatternScanner.Matches matches) {
        first = from;
        Arrays.fill(resume, from);
        Arrays.fill(searchFrom, -1);
        Arrays.fill(open, 0);
        heldCount = 0;
        stopped = false;
        for (int i = 0; i < failing.length; i++) {
            if (failing[i]) {
                Objects.requireNonNull(failed[i]).clear();
                failing[i] = false;
            }
        }
        sightings.clear();
        scanLiterals(text, matches);
        for (int i = 0; i < heldCount && !stopped; i++) {
            int at = MATCH * i;
            if (isOpen(held[at])) {
                stopped = !matches.match(held[at], held[at + 1], held[at + 2], held[at + 3], held[at + 4]);
            }
        }
        for (int rule = 0; rule < table.rules.length && !stopped; rule++) {
            boolean unanchored = table.rules[rule].anchors().isEmpty();
            if ((unanchored || searchFrom[rule] >= 0) && isOpen(rule)) {
                search(text, rule, Math.max(from, searchFrom[rule]), matches);
            }
        }
    }

    private boolean isOpen(int rule) {
        int gates = table.rules[rule].gates();
        return (open[rule] & gates) == gates;
    }

    private void scanLiterals(String text, PatternScanner.Matches matches) {
        KeywordTable literals = table.literals;
        int length = text.length();
        long found = literals.advance(text, first, length, KeywordTable.START);
        while (found >= 0 && !stopped) {
            int end = (int) (found >>> Integer.SIZE);
            int state = (int) found;
            for (int i = literals.firstOutput(state); i >= 0; i = literals.nextOutput(i)) {
                for (int gate : table.gatesOf[i]) {
                    open[RuleTable.ruleOf(gate)] |= RuleTable.bitOf(gate);
                }
                int place = end - table.lengths[i];
                for (int anchor : table.anchorsOf[i]) {
                    if (!stopped) {
                        tryAnchor(text, anchor, place, end, matches);
                    }
                }
            }
            found = literals.advance(text, end, length, state);
        }
    }

    private void tryAnchor(String text, int number, int place, int end, PatternScanner.Matches matches) {
        int rule = table.ruleOfAnchor[number];
        if (place < resume[rule] || searchFrom[rule] >= 0) {
            return;
        }
        Anchor anchor = table.anchors[number];
        SearchPattern search = table.searchOfAnchor[number];
        FailedRuns runs = failed[number];
        if (runs == null) {
            runs = new FailedRuns(sightings);
            failed[number] = runs;
        }
        failing[number] = true;
        if (search.matches(anchor, text, place, end, resume[rule], runs, spans)) {
            resume[rule] = spans.end();
            if (table.rules[rule].gates() == 0) {
                report(rule, matches);
            } else {
                hold(rule);
            }
        } else if (!anchor.isShort() && runs.read() > (4L * text.length()) + PATIENCE) {
            searchFrom[rule] = search.earliest(text, end, resume[rule]);
        }
    }

    private void report(int rule, PatternScanner.Matches matches) {
        stopped = table.rules[rule].group() == 0
                ? !matches.match(rule, spans.start(), spans.end(), spans.start(), spans.end())
                : !matches.match(rule, spans.start(), spans.end(), spans.groupStart(), spans.groupEnd());
    }

    /** Keeps the match until it is known whether the text has a keyword of the rule. */
    private void hold(int rule) {
        int at = MATCH * heldCount++;
        if (at == held.length) {
            held = Arrays.copyOf(held, 2 * at);
        }
        boolean whole = table.rules[rule].group() == 0;
        held[at] = rule;
        held[at + 1] = spans.start();
        held[at + 2] = spans.end();
        held[at + 3] = whole ? spans.start() : spans.groupStart();
        held[at + 4] = whole ? spans.end() : spans.groupEnd();
    }

    /** Looks for a rule without the help of literals. */
    private void search(String text, int rule, int from, PatternScanner.Matches matches) {
        SearchPattern search = table.rules[rule].search();
        if (search == null) {
            searchForeign(text, rule, matches);
            return;
        }
        int at = from;
        while (!stopped && at <= text.length() && search.find(text, at, spans)) {
            report(rule, matches);
            at = spans.end() + (spans.start() == spans.end() ? 1 : 0);
        }
    }

    private void searchForeign(String text, int rule, PatternScanner.Matches matches) {
        Pattern pattern = Objects.requireNonNull(table.rules[rule].foreign());
        int group = table.rules[rule].group();
        Matcher matcher = pattern.matcher(text);
        boolean found = matcher.find(first);
        while (found && !stopped) {
            stopped = !matches.match(rule, matcher.start(), matcher.end(), matcher.start(group), matcher.end(group));
            found = matcher.find();
        }
    }
}
