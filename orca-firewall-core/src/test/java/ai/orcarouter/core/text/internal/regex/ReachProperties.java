/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where the automaton says that matches lie, against the program that runs with its threads. */
class ReachProperties {
    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> atoms = Arbitraries.of(
                "a",
                "b",
                "ab",
                "[ab]",
                "[^b]",
                ".",
                "\\b",
                "\\B",
                "^",
                "$",
                "(?m:^)",
                "(?m:$)",
                "\\s",
                "\u00e9",
                "\ud83d\ude00",
                "");
        Arbitrary<String> repeats = Combinators.combine(
                        atoms, Arbitraries.of("", "", "*", "*?", "+", "+?", "?", "??", "{1,2}"))
                .as((atom, repeat) -> "(?:" + atom + ")" + repeat);
        Arbitrary<String> sequences = repeats.list().ofMaxSize(4).map(items -> String.join("", items));
        Arbitrary<String> choices =
                sequences.list().ofMinSize(1).ofMaxSize(3).map(items -> "(?:" + String.join("|", items) + ")");
        return Combinators.combine(choices, Arbitraries.of("", "", "*", "+?"), choices)
                .as((first, repeat, second) -> first + repeat + second);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "ab", " ", "\n", "\u00e9", "\ud83d\ude00")
                .list()
                .ofMaxSize(12)
                .map(items -> String.join("", items));
    }

    @Property(tries = 3_000)
    void forwards_isTheEndOfThePreferredMatch(
            @ForAll("patterns") String pattern,
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 12) int place,
            @ForAll boolean anew)
            throws RefusedPatternException {
        Program program = Program.of(new PatternParser(pattern).parse(), false);
        Reach reach = Reach.ofPreferred(program, new Allowance(1 << 20));
        int from = text.offsetByCodePoints(0, Math.min(place, text.codePointCount(0, text.length())));
        Spans spans = new Spans();
        int expected = spans.find(program, text, from, !anew) ? spans.end() : Reach.NONE;
        assertThat(reach.forwards(text, from, anew))
                .as("%s on \"%s\"", pattern, text)
                .isEqualTo(expected);
    }

    @Property(tries = 3_000)
    void backwards_isTheStartOfTheLongestMatch(
            @ForAll("patterns") String pattern,
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 12) int place,
            @ForAll @IntRange(max = 12) int least)
            throws RefusedPatternException {
        Program program = Program.of(new PatternParser(pattern).parse(), true);
        Reach reach = Reach.ofLongest(program, new Allowance(1 << 20));
        int count = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.min(place, count));
        int limit = Math.min(from, text.offsetByCodePoints(0, Math.min(least, count)));
        assertThat(reach.backwards(text, from, limit))
                .as("%s on \"%s\"", pattern, text)
                .isEqualTo(new Spans().startBefore(program, text, from, limit));
    }

    @Test
    void forwards_withoutRoom_isNotTold() throws RefusedPatternException {
        Program program = Program.of(new PatternParser("a.{15}c").parse(), false);
        Reach reach = Reach.ofPreferred(program, new Allowance(0));
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 4_000; i++) {
            text.append(Integer.bitCount(i * 0x9E3779B9) % 2 == 0 ? 'a' : 'b');
        }
        assertThat(reach.forwards(text.toString(), 0, true)).isEqualTo(Reach.UNTOLD);
        assertThat(reach.forwards("a" + "b".repeat(15) + "c", 0, true)).isEqualTo(17);
    }
}
