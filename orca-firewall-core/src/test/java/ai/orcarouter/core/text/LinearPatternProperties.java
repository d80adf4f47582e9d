/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random patterns on random texts against RE2J. Upper-case letters stand alone in no pattern: see
 * {@code LinearPatternTest.find_branchesThatDifferInCaseOnly_keepsThemApartAsRe2Does}.
 */
class LinearPatternProperties {
    private static final int TEXTS = 40;

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void find_anyPatternOnAnyTexts_agreesWithRe2j(
            @ForAll("patterns") String pattern, @ForAll("texts") List<String> texts) {
        Pattern oracle = null;
        String refusal = "";
        try {
            oracle = Pattern.compile(pattern);
        } catch (PatternSyntaxException refused) {
            refusal = refused.getMessage();
        }
        if (oracle == null) {
            assertThat(refusalOf(pattern)).isEqualTo(refusal);
            return;
        }
        LinearPattern linear = LinearPattern.compile(pattern);
        for (String text : texts) {
            if (linear.find(text) != oracle.matcher(text).find()) {
                throw new AssertionError("differs on \"" + text + "\"");
            }
        }
    }

    private static @Nullable String refusalOf(String pattern) {
        try {
            LinearPattern.compile(pattern);
            return null;
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(
                        "a", "b", "c", "A", "k", "\u212A", "s", "\u017F", "\n", "é", "É", "😀", "😁", "\uD83D",
                        "\uDE00", "1", "_", " ", "-", "ς", "Σ", "{", "ab", "漢")
                .list()
                .ofMaxSize(8)
                .map(units -> String.join("", units))
                .list()
                .ofSize(TEXTS);
    }

    @Provide
    Arbitrary<String> patterns() {
        return pattern(4);
    }

    private Arbitrary<String> pattern(int depth) {
        if (depth == 0) {
            return atom();
        }
        Arbitrary<String> below = Arbitraries.lazy(() -> pattern(depth - 1));
        Arbitrary<String> repeat =
                Arbitraries.of("*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{0}", "{2,3}?", "{,1}");
        Arbitrary<String> open = Arbitraries.of("(", "(?:", "(?i:", "(?s:", "(?m:", "(?-m:", "(?is-m:", "(?P<n>");
        return Arbitraries.frequencyOf(
                Tuple.of(3, atom()),
                Tuple.of(3, below.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts))),
                Tuple.of(2, Combinators.combine(below, below).as((left, right) -> left + "|" + right)),
                Tuple.of(2, Combinators.combine(open, below).as((start, body) -> start + body + ")")),
                Tuple.of(1, Combinators.combine(below, repeat).as((body, count) -> "(?:" + body + ")" + count)),
                Tuple.of(1, Combinators.combine(below, repeat).as((body, count) -> body + count)));
    }

    private static Arbitrary<String> atom() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("a", "b", "c", "k", "s", "1", "_", "-", "\\n", "\\x61", "{", "ab")),
                Tuple.of(
                        1, Arbitraries.of("é", "ς", "\u212A", "\u017F", "😀", "\\x{1F601}", "漢", "\\Qab\\E", "\\Q\\E")),
                Tuple.of(
                        2,
                        Arbitraries.of("[ab]", "[^a]", "[a-c]", "[^a-c\\n]", "[k-m]", "[A-C]", "[Aa]", "[À-ʯ]", ".")),
                Tuple.of(
                        1, Arbitraries.of("[^😀]", "[😀-😂]", "[\\w-]", "[\\Wa]", "[[:alpha:]]", "[[:^space:]]", "()")),
                Tuple.of(
                        1, Arbitraries.of("\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\pL", "[^\\p{Lu}]", "\\x{D83D}")),
                Tuple.of(2, Arbitraries.of("^", "$", "\\A", "\\z", "\\b", "\\B")),
                Tuple.of(1, Arbitraries.of("(?i)", "(?-i)", "(?s)", "(?m)", "(?-m)", "(?U)")));
    }
}
