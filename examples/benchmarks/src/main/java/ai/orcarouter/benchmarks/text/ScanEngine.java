/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.benchmarks.text;

import ai.orcarouter.benchmarks.text.ScanPeerFactory.Counter;
import ai.orcarouter.core.text.KeywordScanner;
import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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
            return prefiltered(rules, (rule, text) -> {
                Matcher matcher = patterns.get(rule).matcher(text);
                int found = 0;
                while (matcher.find()) {
                    found++;
                }
                return found;
            });
        }
    },
    /** The same with the JDK's engine, which backtracks: fast until a text makes it slow. */
    KEYWORDS_JDK {
        @Override
        Counter make(List<ScanRule> rules) {
            List<java.util.regex.Pattern> patterns =
                    rules.stream().map(rule -> jdk(rule.pattern())).toList();
            return prefiltered(rules, (rule, text) -> {
                java.util.regex.Matcher matcher = patterns.get(rule).matcher(text);
                int found = 0;
                while (matcher.find()) {
                    found++;
                }
                return found;
            });
        }
    },
    /** The JDK's engine at each keyword instead of over the whole text: a hand-made reference. */
    REF_ANCHORED {
        @Override
        Counter make(List<ScanRule> rules) {
            return new AnchoredJdk(rules);
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

    abstract Counter make(List<ScanRule> rules);

    /** Counts the matches of one rule. */
    private interface One {
        int count(int rule, String text);
    }

    /** Asks only rules of which the text has a keyword; one pass finds all keywords. */
    private static Counter prefiltered(List<ScanRule> rules, One one) {
        List<String> keywords = rules.stream()
                .flatMap(rule -> rule.keywords().stream())
                .distinct()
                .toList();
        List<List<Integer>> rulesOf = new ArrayList<>();
        for (String keyword : keywords) {
            rulesOf.add(IntStream.range(0, rules.size())
                    .filter(i -> rules.get(i).keywords().contains(keyword))
                    .boxed()
                    .toList());
        }
        KeywordScanner scanner = KeywordScanner.of(keywords);
        return text -> {
            BitSet asked = new BitSet();
            scanner.scan(text, 0, text.length(), (keyword, start, end) -> {
                rulesOf.get(keyword).forEach(asked::set);
                return true;
            });
            int found = 0;
            for (int rule = asked.nextSetBit(0); rule >= 0; rule = asked.nextSetBit(rule + 1)) {
                found += one.count(rule, text);
            }
            return found;
        };
    }

    /** The pattern in the JDK's syntax, which has other names for classes and stricter ones for groups. */
    static java.util.regex.Pattern jdk(String pattern) {
        return java.util.regex.Pattern.compile(
                pattern.replace("[:alnum:]", "\\p{Alnum}").replaceAll("\\(\\?P<\\w+>", "("));
    }
}
