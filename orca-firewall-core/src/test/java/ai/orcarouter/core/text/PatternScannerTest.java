/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternScannerTest {
    private static List<String> scan(String text, ScanRule... rules) {
        List<String> found = new ArrayList<>();
        PatternScanner.of(List.of(rules)).scan(text, (rule, start, end, groupStart, groupEnd) -> {
            String group = groupStart < 0 ? "-" : text.substring(groupStart, groupEnd);
            return found.add(rule + ":" + text.substring(start, end) + ":" + group);
        });
        return found;
    }

    private static void assertAgrees(String text, ScanRule... rules) {
        List<ScanRule> list = List.of(rules);
        assertThat(RuleOracle.scan(PatternScanner.of(list), list.size(), text))
                .isEqualTo(RuleOracle.expected(list, text));
    }

    @Test
    void scan_leadingFreeText_isPartOfTheMatch() {
        ScanRule rule = new ScanRule("(?i)[\\w.-]{0,50}?(?:adobe)[ \\w]{0,9}=\\s?([a-f0-9]{4})(?:;|$)", List.of(), 1);
        assertThat(scan("x my.Adobe_id = 12ab; adobe=ffff", rule))
                .containsExactly("0:my.Adobe_id = 12ab;:12ab", "0:adobe=ffff:ffff");
    }

    @Test
    void scan_groupThatTookNoPart_hasNoSpan() {
        ScanRule rule = new ScanRule("key(?:=(\\d+)|:\\d+)", List.of(), 1);
        assertThat(scan("key=12 key:3", rule)).containsExactly("0:key=12:12", "0:key:3:-");
    }

    @Test
    void scan_laterLiteralOfAnotherBranch_doesNotHideTheLeftmostMatch() {
        assertAgrees(
                "xxab yyyyyyab", ScanRule.of(".{8}ab|b y"), ScanRule.of("bc|abcd"), ScanRule.of("[xa ]{0,9}ab|xab"));
    }

    @Test
    void scan_keywordsThatThePatternDoesNotImply_decideWhereverTheyStand() {
        ScanRule after = new ScanRule("sk-\\d+", List.of("Acme"), 0);
        assertThat(scan("sk-1 sk-2 for ACME", after)).containsExactly("0:sk-1:sk-1", "0:sk-2:sk-2");
        assertThat(scan("sk-1 sk-2", after)).isEmpty();
    }

    @Test
    void scan_patternWithoutLiteral_isFoundAllTheSame() {
        ScanRule rule = ScanRule.of("\\b[0-9a-f]{8}\\b");
        assertThat(scan("12345678 x 1234567 é abcdef01", rule))
                .containsExactly("0:12345678:12345678", "0:abcdef01:abcdef01");
        assertThat(scan("12345678", new ScanRule(rule.pattern(), List.of("id"), 0)))
                .isEmpty();
        assertThat(scan("12345678 Id", new ScanRule(rule.pattern(), List.of("id"), 0)))
                .hasSize(1);
    }

    @Test
    void scan_patternThatMatchesNothing_isFoundAsOftenAsByRe2j() {
        assertAgrees("ab😀b", ScanRule.of("a*"), ScanRule.of("$"), ScanRule.of("\\b"));
    }

    @Test
    void scan_patternThatRe2jRuns_isFoundAllTheSame() {
        assertThat(scan("x 漢字=12", new ScanRule("\\p{Han}+=(\\d+)", List.of(), 1)))
                .containsExactly("0:漢字=12:12");
    }

    @Test
    void scan_matchesThatReturnFalse_endTheScan() {
        List<Integer> starts = new ArrayList<>();
        PatternScanner.of(List.of(ScanRule.of("ab"), ScanRule.of("[0-9]")))
                .scan("abab12", (rule, start, end, groupStart, groupEnd) -> {
                    starts.add(start);
                    return false;
                });
        assertThat(starts).containsExactly(0);
    }

    @Test
    void scan_withinItself_isAllowed() {
        PatternScanner scanner = PatternScanner.of(List.of(ScanRule.of("a.c")));
        List<String> found = new ArrayList<>();
        scanner.scan("abc", (rule, start, end, groupStart, groupEnd) -> {
            scanner.scan("axc ayc", (inner, from, to, groupFrom, groupTo) -> found.add(from + "-" + to));
            return found.add("outer");
        });
        assertThat(found).containsExactly("0-3", "4-7", "outer");
    }

    @Test
    void scan_anotherText_startsAnew() {
        PatternScanner scanner = PatternScanner.of(List.of(new ScanRule("ab+c(?s:.)*?end", List.of("zz"), 0)));
        assertThat(RuleOracle.scan(scanner, 1, "zz ab" + "b".repeat(500) + "x" + " abbc")
                        .get(0))
                .isEmpty();
        assertThat(RuleOracle.scan(scanner, 1, "   abc" + "b".repeat(500) + "end")
                        .get(0))
                .isEmpty();
        assertThat(RuleOracle.scan(scanner, 1, "zz abc" + "b".repeat(500) + "end")
                        .get(0))
                .hasSize(1);
    }

    @Test
    void scan_unboundedRuleAtEveryPlace_agreesAfterManyFailures() {
        String text = "abx".repeat(300) + "\n" + "ab-".repeat(300) + "end" + "ab".repeat(100);
        assertAgrees(
                text,
                ScanRule.of("ab.*end"),
                ScanRule.of("ab[^q]*end"),
                ScanRule.of("\\bab[a-z-]{900,}end"),
                ScanRule.of("ab(?:[a-x]|-)+?end(?:ab)*$"));
    }

    @Test
    void withoutLiteral_namesThePatternsThatHaveNone() {
        PatternScanner scanner = PatternScanner.of(List.of(
                ScanRule.of("key=\\w+"),
                ScanRule.of("\\d{16}"),
                ScanRule.of("\\w+@corp\\.example"),
                ScanRule.of("key|\\d+"),
                ScanRule.of("\\p{Han}key")));
        assertThat(scanner.withoutLiteral()).containsExactly(1, 3, 4);
    }

    @Test
    void of_refusedPattern_saysWhichRule() {
        List<ScanRule> rules = List.of(ScanRule.of("a"), ScanRule.of("(b"));
        assertThatThrownBy(() -> PatternScanner.of(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 1: error parsing regexp: missing closing ): `(b`");
    }

    @Test
    void of_groupThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> PatternScanner.of(List.of(new ScanRule("(a)", List.of(), 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 0: no group 2 in `(a)`");
    }

    @Test
    void scanRule_emptyKeywordOrNegativeGroup_isRefused() {
        assertThatThrownBy(() -> new ScanRule("a", List.of(""), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScanRule("a", List.of(), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settled_matchThatMayGrowOrHasBegun_isNot() {
        assertThat(settled("key=12", "key=\\d+")).isZero();
        assertThat(settled("key=12 ", "key=\\d+")).isEqualTo(7);
        assertThat(settled("some ke", "key")).isEqualTo(5);
        assertThat(settled("word", "word\\b")).isZero();
        assertThat(settled("a key", "key")).isEqualTo(5);
    }

    @Test
    void settled_matchThatIsPreferredAsItIs_isWhateverItCouldReach() {
        assertThat(settled("say <key>1</key> and more", "<key>(?s:.)*?</key>")).isEqualTo(25);
        assertThat(settled("say \"it\" and more", "\"[^\"]*\"")).isEqualTo(17);
        assertThat(settled("ab or not", "ab|a.*z")).isEqualTo(9);
        assertThat(settled("ab or not", "a.*z|ab")).isZero();
    }

    @Test
    void settled_ruleThatNothingIsKnownOf_isWhereTheScanStarts() {
        assertThat(settled("Kato. ", "\\p{Lu}x")).isZero();
        assertThat(PatternScanner.of(List.of(new ScanRule("a", List.of("b"), 0)))
                        .settled("xxx", 1))
                .isEqualTo(1);
    }

    @Test
    void scan_placeOutsideTheText_isRefused() {
        PatternScanner scanner = PatternScanner.of(List.of(ScanRule.of("a")));
        assertThatThrownBy(() -> scanner.settled("a", 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> scanner.scan("a", -1, (rule, start, end, groupStart, groupEnd) -> true))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static int settled(String text, String pattern) {
        return PatternScanner.of(List.of(ScanRule.of(pattern))).settled(text, 0);
    }
}
