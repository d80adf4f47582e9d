/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.KeywordScanner;
import ai.orcarouter.core.text.ScanRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A reference to compare with, not a product: one pass finds all keywords, and at each the JDK's engine tries the rule
 * there, without the free text that its pattern may begin with. Rules that do not begin with their keyword are searched
 * for in windows around it. It backtracks, and what a rule is tells it a look at the source of its pattern, so it is
 * right for rules like those it was made for only. One thread at a time.
 */
final class AnchoredJdk implements ScanPeerFactory.Counter, KeywordScanner.Hits {
    private static final String FREE = "[\\w.-]{0,50}?";
    private static final int BEFORE = 512;
    private static final int AFTER = 4096;
    private static final int NONE = -1;

    private final Pattern[] patterns;
    private final boolean[] anchored;
    private final KeywordScanner keywords;
    private final int[][] rulesOf;
    private final Matcher[] matchers;
    private final int[] end;
    private final int[] windowFrom;
    private final int[] windowTo;
    private String text = "";
    private int found;

    AnchoredJdk(List<ScanRule> rules) {
        patterns = new Pattern[rules.size()];
        anchored = new boolean[patterns.length];
        matchers = new Matcher[patterns.length];
        end = new int[patterns.length];
        windowFrom = new int[patterns.length];
        windowTo = new int[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            String pattern = rules.get(i).pattern();
            int free = pattern.indexOf(FREE);
            boolean leads = free >= 0 && free <= "(?i)".length();
            anchored[i] = leads || beginsWithAny(pattern, rules.get(i).keywords());
            patterns[i] = ScanEngine.jdk(
                    leads ? pattern.substring(0, free) + pattern.substring(free + FREE.length()) : pattern);
            matchers[i] = patterns[i].matcher("").useTransparentBounds(true).useAnchoringBounds(false);
        }
        List<String> all = rules.stream()
                .flatMap(rule -> rule.keywords().stream())
                .distinct()
                .toList();
        keywords = KeywordScanner.of(all);
        rulesOf = all.stream()
                .map(keyword -> IntStream.range(0, rules.size())
                        .filter(i -> rules.get(i).keywords().contains(keyword))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Whether every alternative starts with a keyword, behind flags, boundaries and open groups. */
    private static boolean beginsWithAny(String pattern, List<String> keywords) {
        String rest = pattern;
        for (int skipped = 1; skipped > 0; rest = rest.substring(skipped)) {
            boolean group = rest.startsWith("(") && !rest.startsWith("(?");
            skipped = rest.startsWith("(?i)")
                    ? 4
                    : rest.startsWith("(?:") ? 3 : rest.startsWith("\\b") ? 2 : group ? 1 : 0;
        }
        return alternatives(rest).stream()
                .map(part -> part.replace("\\-", "-").replace("\\.", ".").toLowerCase(Locale.ROOT))
                .allMatch(part -> keywords.stream().anyMatch(part::startsWith));
    }

    /** The alternatives up to the end of the innermost open group. */
    private static List<String> alternatives(String pattern) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean set = false;
        int from = 0;
        int at = 0;
        for (; at < pattern.length() && depth >= 0; at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (set || c == '[') {
                set = c != ']';
            } else if (c == '|' && depth == 0) {
                parts.add(pattern.substring(from, at));
                from = at + 1;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        parts.add(pattern.substring(from, depth < 0 ? at - 1 : pattern.length()));
        return parts;
    }

    @Override
    public int count(String searched) {
        text = searched;
        found = 0;
        Arrays.fill(end, NONE);
        Arrays.fill(windowTo, NONE);
        keywords.scan(text, 0, text.length(), this);
        for (int rule = 0; rule < patterns.length; rule++) {
            searchWindow(rule);
        }
        return found;
    }

    @Override
    public boolean hit(int keyword, int start, int stop) {
        for (int rule : rulesOf[keyword]) {
            if (anchored[rule]) {
                tryAt(rule, start);
            } else {
                widen(rule, start, stop);
            }
        }
        return true;
    }

    private void tryAt(int rule, int start) {
        if (start < end[rule]) {
            return;
        }
        Matcher matcher = matcher(rule);
        matcher.region(start, text.length());
        if (matcher.lookingAt()) {
            found++;
            end[rule] = matcher.end();
        }
    }

    private void widen(int rule, int start, int stop) {
        int from = Math.max(0, start - BEFORE);
        if (windowTo[rule] < from) {
            searchWindow(rule);
            windowFrom[rule] = from;
        }
        windowTo[rule] = Math.min(text.length(), stop + AFTER);
    }

    private void searchWindow(int rule) {
        if (windowTo[rule] == NONE) {
            return;
        }
        Matcher matcher = matcher(rule);
        matcher.region(windowFrom[rule], windowTo[rule]);
        while (matcher.find()) {
            found++;
        }
    }

    /** The matcher of a rule, on the text from the first time on that it is asked for. */
    private Matcher matcher(int rule) {
        Matcher matcher = matchers[rule];
        if (end[rule] == NONE) {
            matcher.reset(text);
            end[rule] = 0;
        }
        return matcher;
    }
}
