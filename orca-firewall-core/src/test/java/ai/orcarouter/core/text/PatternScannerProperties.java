/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random rules on random texts that are full of parts of matches, against RE2J over the whole text, rule by rule. */
class PatternScannerProperties {
    @Property(tries = 1_500)
    void scan_anyRulesOnAnyTexts_reportsWhatRe2jFinds(
            @ForAll("rules") List<ScanRule> rules, @ForAll("texts") List<String> texts) {
        PatternScanner scanner = PatternScanner.of(rules);
        for (String text : texts) {
            assertThat(RuleOracle.scan(scanner, rules.size(), text))
                    .as("%s on \"%s\"", rules, text)
                    .isEqualTo(RuleOracle.expected(rules, text));
        }
    }

    @Property(tries = 800)
    void scan_fromAnyPlace_reportsWhatRe2jFindsFromThere(
            @ForAll("rules") List<ScanRule> rules, @ForAll("texts") List<String> texts) {
        List<ScanRule> plain =
                rules.stream().map(rule -> ScanRule.of(rule.pattern())).toList();
        PatternScanner scanner = PatternScanner.of(plain);
        for (String text : texts) {
            int from = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
            List<List<RuleOracle.Match>> found = new ArrayList<>();
            plain.forEach(rule -> found.add(new ArrayList<>()));
            scanner.scan(
                    text,
                    from,
                    (rule, start, end, groupStart, groupEnd) ->
                            found.get(rule).add(new RuleOracle.Match(start, end, groupStart, groupEnd)));
            assertThat(found).as("%s on \"%s\" from %s", plain, text, from).isEqualTo(expectedFrom(plain, text, from));
        }
    }

    private static List<List<RuleOracle.Match>> expectedFrom(List<ScanRule> rules, String text, int from) {
        List<List<RuleOracle.Match>> expected = new ArrayList<>();
        for (ScanRule rule : rules) {
            Matcher matcher = Pattern.compile(rule.pattern()).matcher(text);
            List<RuleOracle.Match> matches = new ArrayList<>();
            for (boolean found = matcher.find(from); found; found = matcher.find()) {
                matches.add(new RuleOracle.Match(matcher.start(), matcher.end(), matcher.start(), matcher.end()));
            }
            expected.add(matches);
        }
        return expected;
    }

    @Property(tries = 800)
    void settled_anyRules_isWhatNoTextThatFollowsChanges(
            @ForAll("rules") List<ScanRule> rules, @ForAll("texts") List<String> texts) {
        List<ScanRule> plain =
                rules.stream().map(rule -> ScanRule.of(rule.pattern())).toList();
        PatternScanner scanner = PatternScanner.of(plain);
        for (int i = 1; i < texts.size(); i++) {
            String text = texts.get(i - 1);
            int settled = scanner.settled(text, 0);
            assertThat(before(settled, RuleOracle.scan(scanner, plain.size(), text + texts.get(i))))
                    .as("%s on \"%s\" before \"%s\"", plain, text, texts.get(i))
                    .isEqualTo(before(settled, RuleOracle.scan(scanner, plain.size(), text)));
        }
    }

    private static List<List<RuleOracle.Match>> before(int settled, List<List<RuleOracle.Match>> found) {
        return found.stream()
                .map(matches -> matches.stream()
                        .filter(match -> match.start() < settled)
                        .toList())
                .toList();
    }

    @Provide
    Arbitrary<List<ScanRule>> rules() {
        return rule().list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<ScanRule> rule() {
        Arbitrary<List<String>> keywords = Arbitraries.of(
                List.of(), List.of(), List.of(), List.of("key"), List.of("zz", "AB"), List.of("k"), List.of("密"));
        Arbitrary<String> pattern = Arbitraries.frequencyOf(
                Tuple.of(8, branch()),
                Tuple.of(2, Combinators.combine(branch(), branch()).as((one, other) -> one + "|" + other)),
                Tuple.of(
                        1,
                        Combinators.combine(branch(), branch())
                                .as((one, other) -> "\\b(" + one + "|" + other + ")\\b")));
        return Combinators.combine(pattern, keywords, Arbitraries.integers().between(0, 2))
                .as((text, words, group) -> new ScanRule(
                        text, words, Math.min(group, Pattern.compile(text).groupCount())));
    }

    private static Arbitrary<String> branch() {
        Arbitrary<String> lead = Arbitraries.of(
                "",
                "",
                "\\b",
                "\\B",
                "^",
                "(?m:^)",
                "[a-c]{0,3}?",
                "[a-c]{0,3}",
                "[a-c]{2}",
                "(a|bc)?",
                ".{0,3}",
                "(?:^|[\\s=])",
                "\\w+",
                "[^x]*",
                "(?s:.)*?",
                "\\b[a-c]{1,2}=?",
                "😀?",
                ";\\s*",
                "(?:=\\s*){1,2}",
                "(a?)[;=]+\\s*;?",
                "[^k\u212A]*",
                "=(?:x\\s*)?",
                "[^a]");
        Arbitrary<String> literal = Arbitraries.of(
                "key",
                "(?:key|tok)",
                "(key|tok)",
                "ab",
                "bab",
                "(?:ab|bab|a)",
                "(?i:sk)",
                "k[ey]{2}",
                "密a",
                "a{3}",
                "to?k",
                "[ab]b",
                "c",
                "\\w");
        Arbitrary<String> tail = Arbitraries.of(
                "",
                "",
                " {0,2}=([a-c]{2,4})",
                "(a*)b",
                ".*?(c)",
                "(?:a|ab)(c|bc|)",
                "\\b",
                "$",
                "(?m:$)",
                "(?s:.){0,5}end",
                "=(\\w+)(?:;|$)",
                "[\\s\\S]*b",
                "(?U:(\\w*)(b?))",
                "[^;]{2,}?;",
                "(?:=|(\\s)){1,3}");
        return Combinators.combine(lead, literal, tail).as((before, middle, after) -> before + middle + after);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(
                        "key", "KEY", "tok", "ab", "bab", "aaa", "a", "b", "c", "=", ";", " ", "\n", "sk", "\u212A",
                        "\u017F", "😀", "é", "x", "密", "end", "=ab", "_")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts))
                .list()
                .ofSize(12);
    }
}
