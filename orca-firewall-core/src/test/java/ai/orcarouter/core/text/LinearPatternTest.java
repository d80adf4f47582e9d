/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.CharBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {

    private static Arguments row(String pattern, List<String> found, List<String> notFound) {
        return arguments(pattern, found, notFound);
    }

    private static List<String> in(String... texts) {
        return List.of(texts);
    }

    private static List<String> notIn(String... texts) {
        return List.of(texts);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                // Literals, escapes and quotes.
                row("", in("", "a", "\n"), notIn()),
                row("abc", in("abc", "xabcx", "ababc"), notIn("", "ab", "acb", "ABC")),
                row("a\\.b", in("a.b"), notIn("aab", "a\\.b")),
                row("\\x41\\x{1F600}", in("A\uD83D\uDE00"), notIn("A", "A\uD83D")),
                row("\\101\\0", in("A\0"), notIn("A", "A0")),
                row("\\a\\f\\t\\n\\r\\v", in("\u0007\f\t\n\r\u000B"), notIn("\u0007\f\t\n\r")),
                row("\\Qa.b*\\Ec", in("a.b*c"), notIn("axbbc", "a.b*\\Ec")),
                row("\\Qa\\", in("a\\"), notIn("a")),
                row("\\Qab\\E*", in("a", "abb"), notIn("b")),
                row("a\\Q\\E*b", in("b", "aab"), notIn("a")),
                row("\\_\\-\\é", in("_-é"), notIn("-é")),
                row("a{,2}", in("a{,2}"), notIn("a", "aa")),
                row("a{01}", in("a{01}"), notIn("a")),
                row("x{2", in("x{2"), notIn("xx")),
                row("]", in("a]"), notIn("a")),
                // Sets.
                row("[abc]", in("xxb"), notIn("", "x")),
                row("[^abc]", in("x", "ax", "\n"), notIn("", "abc")),
                row("[]a]", in("]", "a"), notIn("b")),
                row("[^]a]", in("b"), notIn("]", "a")),
                row("[a-]", in("-", "a"), notIn("b")),
                row("[-a]", in("-"), notIn("b")),
                row("[a-c-e]", in("b", "-", "e"), notIn("d")),
                row("[\\d-z]", in("5", "-", "z"), notIn("y")),
                row("[\\]\\\\]", in("]", "\\"), notIn("[")),
                row("\\d\\D", in("1a"), notIn("11", "a1")),
                row("\\s\\S", in(" a", "\n\u000B"), notIn("\u000Ba", "  ")),
                row("\\w\\W", in("_-", "zé"), notIn("zz", "é-")),
                row("[\\W\\d]", in("-", "1"), notIn("a")),
                row("[[:alpha:]]", in("z"), notIn("1", "é")),
                row("[[:^alpha:]]", in("1", "é"), notIn("z")),
                row("[[:word:][:punct:]]", in("_", "~"), notIn(" ")),
                row("[[:space:]]", in("\u000B"), notIn("x")),
                row("[[:cntrl:][:blank:]]", in("\u007F", "\t"), notIn("a")),
                row("[[:xdigit:]]+-[[:upper:]][[:lower:]]", in("fF9-Ab"), notIn("fF9-AB", "g-Ab")),
                row("[[:a]", in("[", ":", "a"), notIn("b")),
                row("[é-ü]", in("ê"), notIn("e", "è")),
                row("[😀-😂]", in("😁"), notIn("😃", "\uD83D", "\uDE01")),
                row("[^😀]", in("\uD83D", "\uDE00", "😁"), notIn("😀", "😀😀")),
                row("[^\\x00-\\x{10FFFF}]", in(), notIn("", "a")),
                // Dots and flags.
                row("a.c", in("abc", "a😀c"), notIn("a\nc", "ac")),
                row("(?s)a.c", in("abc", "a\nc"), notIn("ac")),
                row("(?s:.)(.)", in("\na"), notIn("\n\n", "a\n")),
                row("^.$", in("a", "😀", "\uD83D", "\uDE00"), notIn("", "ab", "\uDE00\uD83D")),
                row("(?i)kelvin", in("KELVIN", "\u212Aelvin"), notIn("kelvi")),
                row("(?i)s", in("S", "\u017F"), notIn("z")),
                row("(?i)[k]", in("\u212A", "K"), notIn("l")),
                row("(?i)[^k]", in("l"), notIn("\u212A", "K", "k")),
                row("(?i)\\W", in("-"), notIn("\u212A", "\u017F", "a")),
                row("(?i)straße", in("STRASSE".replace("SS", "\u1E9E"), "Straße"), notIn("strasse")),
                row("(?i)σ", in("Σ", "ς"), notIn("s")),
                row("(?i)i", in("I"), notIn("\u0130", "\u0131")),
                row("a(?i)b(?-i)c", in("abc", "aBc"), notIn("ABC", "aBC")),
                row("(?i:a)b", in("Ab"), notIn("AB")),
                row("(a(?i)b)c", in("aBc"), notIn("aBC")),
                row("a(?i)*b", in("b", "aab"), notIn("a")),
                row("(?U)a+?b", in("aab"), notIn("b")),
                row("(?i-s)A.", in("ab"), notIn("a\n")),
                // Groups, choices and repeats.
                row("(a|b|)c", in("ac", "c"), notIn("ab")),
                row("^(?:a|bc)+$", in("abca", "bc"), notIn("abcb", "")),
                row("(?P<x>a)(?<y>b)", in("ab"), notIn("ba")),
                row("a||b", in("", "c"), notIn()),
                row("()", in(""), notIn()),
                row("^a*$", in("", "aaa"), notIn("ab")),
                row("^a+?$", in("a"), notIn("")),
                row("^a??$", in("", "a"), notIn("aa")),
                row("^a{2}$", in("aa"), notIn("a", "aaa")),
                row("^a{2,}$", in("aa", "aaaa"), notIn("a")),
                row("^a{2,3}?$", in("aa", "aaa"), notIn("a", "aaaa")),
                row("^a{0}$", in(""), notIn("a")),
                row("^(?:ab){1,2}$", in("ab", "abab"), notIn("", "ababab")),
                row("^(?:a*)*$", in("", "aa"), notIn("b")),
                row("^(?:a|b*)+c$", in("c", "abbac"), notIn("abd")),
                row("^(?:(?:a{2}){2}){2}$", in("aaaaaaaa"), notIn("aaaaaaa")),
                row("x*", in("", "y"), notIn()),
                // Positions.
                row("^abc", in("abcd"), notIn("xabc", "\nabc")),
                row("abc$", in("xabc"), notIn("abcd", "abc\n")),
                row("(?m)^b$", in("a\nb\nc", "b"), notIn("ab", "bc\n")),
                row("(?m)\\Ab", in("b\n"), notIn("a\nb")),
                row("(?m)b\\z", in("a\nb"), notIn("b\na")),
                row("(?m)$^", in("", "\n", "a\n"), notIn("a")),
                row("(?m)a$\\n^b", in("a\nb"), notIn("ab", "a\n\nb")),
                row("^$", in(""), notIn("a", "\n")),
                row("$^", in(""), notIn("a")),
                row("a^b", in(), notIn("ab", "a\nb")),
                row("a$b", in(), notIn("ab")),
                row("\\bfoo\\b", in("foo", "a foo.", "foo\u00E9"), notIn("food", "_foo")),
                row("\\Boo\\B", in("food"), notIn("foo", "oo")),
                row("\\b", in("a", " a"), notIn("", " ", "é")),
                row("\\B", in("", "ab", " "), notIn("a")),
                row("^\\B$", in(""), notIn("a")),
                row("(\\b|x)y", in("y", "xy", " y"), notIn("zy")),
                row("a\\b$", in("ba"), notIn("ab")),
                row("(^a|b$|c)d?", in("a", "xb", "xcx"), notIn("xa", "bx")),
                // Policies as they are written.
                row("rm -rf|drop table", in("sudo rm -rf /", "x; drop table y"), notIn("rm -r", "DROP TABLE")),
                row("(?i)drop\\s+table", in("DROP \n TABLE"), notIn("droptable")),
                row("\\.(pem|key|p12)$", in("/a/b.pem"), notIn("/a/b.pem.txt", "pem", "/a.PEM")),
                row("^https?://(10|127)\\.", in("http://10.0.0.1"), notIn("ftp://10.", "https://11.")));
    }

    @ParameterizedTest
    @MethodSource("table")
    void find_handWrittenTable_agreesWithTheTableAndRe2j(String pattern, List<String> found, List<String> notFound) {
        LinearPattern linear = LinearPattern.compile(pattern);
        assertThat(linear.usesAutomaton()).isTrue();
        assertThat(found).allMatch(linear::find).allMatch(text -> re2j(pattern, text));
        assertThat(notFound).noneMatch(linear::find).noneMatch(text -> re2j(pattern, text));
    }

    @Test
    void table_isLargeEnough() {
        assertThat(table().mapToInt(row -> ((List<?>) row.get()[1]).size() + ((List<?>) row.get()[2]).size())
                        .sum())
                .isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "a)", "*", "a**", "a|*", "[", "[b-a]", "[[:foo:]]", "a{2,1}", "a{1001}", "\\"})
    void compile_malformed_refusedInTheWordsOfRe2(String pattern) {
        assertThatThrownBy(() -> LinearPattern.compile(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(re2jMessage(pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\8",
                "\\C",
                "\\Z",
                "\\pX",
                "\\p{Foo}",
                "\\x{110000}",
                "\\xg0",
                "(?i",
                "(?z)",
                "(?i-)",
                "(?P<a>b",
                "(?P<>b)",
                "(?P<a>b)(?P<a>c)",
                "(?=a)",
                "(?<!a)",
                "a{2}{3}",
                "[\\Q]\\E",
                "\\",
                "(?P<a-b>c)",
                "[a"
            })
    void compile_unsupported_refusedInTheWordsOfRe2(String pattern) {
        assertThatThrownBy(() -> LinearPattern.compile(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(re2jMessage(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\p{Han}", "\\PL", "[\\p{Lu}x]", "\\x{D800}", "[\\x{D800}a]", "(?i)\uD83A\uDD00"})
    void compile_outsideTheAutomaton_runsOnRe2j(String pattern) {
        LinearPattern linear = LinearPattern.compile(pattern);
        assertThat(linear.usesAutomaton()).isFalse();
        for (String text : List.of("", "漢", "x", "É", "\uD800", "\uD800\uDC00", "\uD83A\uDD22", "a", "1")) {
            assertThat(linear.find(text)).as(text).isEqualTo(re2j(pattern, text));
        }
    }

    @Test
    void compile_repeatsThatMultiply_refusedAsTooLarge() {
        assertThatThrownBy(() -> LinearPattern.compile("((a{1000}){1000}){1000}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("error parsing regexp: expression too large: `((a{1000}){1000}){1000}`");
    }

    @Test
    void compile_deepNesting_refused() {
        String deep = "(".repeat(600) + ")".repeat(600);
        assertThatThrownBy(() -> LinearPattern.compile(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("error parsing regexp: expression nests too deeply");
        assertThat(LinearPattern.compile("(".repeat(400) + ")".repeat(400)).find(""))
                .isTrue();
    }

    @Test
    void compile_caseThatRe2jCannotFold_refused() {
        for (String pattern : List.of("(?i)\u1C80", "(?i)[\\x{80}-\\x{10FFFF}]")) {
            assertThatThrownBy(() -> LinearPattern.compile(pattern))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("case of U+1C80 cannot be ignored");
        }
        assertThat(LinearPattern.compile("\u1C80").find("\u1C80")).isTrue();
    }

    /** RE2J takes the common first letter out of the branches and forgets that only one ignores case. */
    @Test
    void find_branchesThatDifferInCaseOnly_keepsThemApartAsRe2Does() {
        LinearPattern linear = LinearPattern.compile("[Dd]1|D[23]");
        assertThat(List.of("D1", "d1", "D2")).allMatch(linear::find);
        assertThat(linear.find("d2")).isFalse();
        assertThat(re2j("[Dd]1|D[23]", "d2")).isTrue();
    }

    @Test
    void find_anyCharSequence_searchesItsText() {
        assertThat(LinearPattern.compile("b+c").find(CharBuffer.wrap("abbc"))).isTrue();
    }

    @Test
    void pattern_compiled_isKept() {
        assertThat(LinearPattern.compile("a|b").pattern()).isEqualTo("a|b");
        assertThat(LinearPattern.compile("a|b")).hasToString("a|b");
    }

    private static boolean re2j(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).find();
    }

    private static @Nullable String re2jMessage(String pattern) {
        return assertThrows(PatternSyntaxException.class, () -> Pattern.compile(pattern))
                .getMessage();
    }
}
