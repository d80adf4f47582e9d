/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
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
    @Property(tries = 4_000)
    void scan_anyRulesOnAnyTexts_reportsWhatRe2jFinds(
            @ForAll("rules") List<ScanRule> rules, @ForAll("texts") List<String> texts) {
        PatternScanner scanner = PatternScanner.of(rules);
        for (String text : texts) {
            assertThat(RuleOracle.scan(scanner, rules.size(), text))
                    .as("%s on \"%s\"", rules, text)
                    .isEqualTo(RuleOracle.expected(rules, text));
        }
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
