/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** What a {@link PatternScanner} finds, and what it should find: one RE2J pattern after the other. */
final class RuleOracle {
    /** A match of a rule and the span of its group. */
    record Match(int start, int end, int groupStart, int groupEnd) {}

    private RuleOracle() {}

    /** The matches of each rule by the scanner. */
    static List<List<Match>> scan(PatternScanner scanner, int rules, String text) {
        List<List<Match>> found = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            found.add(new ArrayList<>());
        }
        scanner.scan(
                text,
                (rule, start, end, groupStart, groupEnd) ->
                        found.get(rule).add(new Match(start, end, groupStart, groupEnd)));
        return found;
    }

    /** The matches of each rule by RE2J. */
    static List<List<Match>> expected(List<ScanRule> rules, String text) {
        List<List<Match>> found = new ArrayList<>();
        for (ScanRule rule : rules) {
            List<Match> matches = new ArrayList<>();
            if (hasKeyword(rule, text)) {
                Matcher matcher = Pattern.compile(rule.pattern()).matcher(text);
                while (matcher.find()) {
                    matches.add(new Match(
                            matcher.start(), matcher.end(), matcher.start(rule.group()), matcher.end(rule.group())));
                }
            }
            found.add(matches);
        }
        return found;
    }

    private static boolean hasKeyword(ScanRule rule, String text) {
        return rule.keywords().isEmpty()
                || rule.keywords().stream()
                        .anyMatch(keyword -> Pattern.compile("(?i)" + Pattern.quote(keyword))
                                .matcher(text)
                                .find());
    }
}
