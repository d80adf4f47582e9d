/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.core.text.KeywordScanner;
import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Ways to count the matches of many rules in a text. */
public enum ScanEngine {
    /** Orca's scanner. */
    ORCA {
        @Override
        Counter make(List<ScanRule> rules) {
            PatternScanner scanner = PatternScanner.of(rules);
            return new Counter() {
                private int found;

                @Override
                public int count(String text) {
                    found = 0;
                    scanner.scan(text, (rule, start, end, groupStart, groupEnd) -> ++found > 0);
                    return found;
                }
            };
        }
    },
    /** The pass that finds Orca's keywords, which answers less than the question. */
    KEYWORDS_ONLY {
        @Override
        Counter make(List<ScanRule> rules) {
            KeywordScanner scanner = KeywordScanner.of(rules.stream()
                    .flatMap(rule -> rule.keywords().stream())
                    .distinct()
                    .toList());
            return new Counter() {
                private int found;

                @Override
                public int count(String text) {
                    found = 0;
                    scanner.scan(text, 0, text.length(), (keyword, start, end) -> ++found > 0);
                    return found;
                }
            };
        }
    },
    /** RE2J over the whole text for each rule that has a keyword in it, as gitleaks does it. */
    KEYWORDS_RE2J {
        @Override
        Counter make(List<ScanRule> rules) {
            List<Pattern> patterns =
                    rules.stream().map(rule -> Pattern.compile(rule.pattern())).toList();
            return text -> {
                String lower = text.toLowerCase(Locale.ROOT);
                int found = 0;
                for (int i = 0; i < patterns.size(); i++) {
                    if (rules.get(i).keywords().stream()
                            .anyMatch(keyword -> lower.contains(keyword.toLowerCase(Locale.ROOT)))) {
                        Matcher matcher = patterns.get(i).matcher(text);
                        while (matcher.find()) {
                            found++;
                        }
                    }
                }
                return found;
            };
        }
    },
    /** RE2J over the whole text, rule by rule. */
    RE2J {
        @Override
        Counter make(List<ScanRule> rules) {
            List<Pattern> patterns =
                    rules.stream().map(rule -> Pattern.compile(rule.pattern())).toList();
            return text -> {
                int found = 0;
                for (Pattern pattern : patterns) {
                    Matcher matcher = pattern.matcher(text);
                    while (matcher.find()) {
                        found++;
                    }
                }
                return found;
            };
        }
    };

    /** Counts matches. */
    interface Counter {
        int count(String text);
    }

    abstract Counter make(List<ScanRule> rules);
}
