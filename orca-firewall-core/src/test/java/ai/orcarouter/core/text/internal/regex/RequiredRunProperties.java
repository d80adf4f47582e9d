/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RequiredRunProperties {
    private static final CharSet DIGITS = CharSet.of('0', '9');
    private static final CharSet SIGNS = CharSet.of(':', ':', '=', '=');
    private static final CharSet LETTERS = CharSet.of('a', 'f');

    private final Allowance shared = new Allowance(0);

    private static Node times(CharSet set, int min, int max) {
        return Node.repeat(Node.chars(set), min, max, true);
    }

    private boolean follows(RequiredRun run, String text, int place) {
        return run.follows(text, place, new Sightings(shared.runs()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("a1=é").ofMaxLength(60);
    }

    @Property
    void follows_isWhetherSomePlaceInReachStartsTheRun(
            @ForAll("texts") String text,
            @ForAll @IntRange(max = 40) int place,
            @ForAll @IntRange(max = 6) int gap,
            @ForAll @IntRange(min = 8, max = 12) int length) {
        RequiredRun run = RequiredRun.of(List.of(times(LETTERS, 2, 2 + gap), times(DIGITS, length, 20)), 2, shared)
                .get(0);
        boolean expected = false;
        for (int start = place + 2; start <= place + 2 + gap && start + length <= text.length(); start++) {
            expected |= text.substring(start, start + length).chars().allMatch(c -> c >= '0' && c <= '9');
        }
        assertThat(follows(run, text, place)).isEqualTo(expected);
    }

    @Test
    void of_anAssignment_asksForTheSignAndTheValue() {
        List<RequiredRun> runs = RequiredRun.of(
                List.of(times(LETTERS, 3, 3), times(LETTERS, 0, 20), times(SIGNS, 1, 1), times(DIGITS, 16, 16)),
                3,
                shared);
        assertThat(runs).hasSize(2);
        assertThat(runs).allMatch(run -> follows(run, "abcdef=0123456789012345", 0));
        assertThat(follows(runs.get(0), "abcdef 0123456789012345", 0)).isFalse();
        assertThat(follows(runs.get(1), "abcdef=012345678901234", 0)).isFalse();
    }

    @Test
    void of_aGapWithoutBound_asksForNothingBehindIt() {
        assertThat(RequiredRun.of(
                        List.of(times(LETTERS, 3, 3), times(CharSet.ALL, 0, -1), times(DIGITS, 16, 16)), 3, shared))
                .isEmpty();
    }

    @Test
    void of_whatMayBeAnything_countsTwoUnitsForEachCodePoint() {
        List<RequiredRun> runs =
                RequiredRun.of(List.of(times(LETTERS, 1, 1), times(CharSet.ALL, 2, 2), times(SIGNS, 1, 1)), 1, shared);
        assertThat(runs).hasSize(1);
        assertThat(follows(runs.get(0), "a\ud83d\ude00\ud83d\ude00=", 0)).isTrue();
        assertThat(follows(runs.get(0), "axy=", 0)).isTrue();
        assertThat(follows(runs.get(0), "axyz12345=", 0)).isFalse();
    }

    @Test
    void of_aChoiceWithTheEndOfTheText_asksForWhatItStartsWithOrTheEnd() {
        Node end = Node.choice(List.of(
                Node.chars(CharSet.of(';', ';')),
                Node.sequence(List.of(Node.chars(CharSet.of('=', '=')), Node.chars(LETTERS))),
                Node.assertion(Assertion.END_TEXT)));
        List<RequiredRun> runs = RequiredRun.of(List.of(times(LETTERS, 2, 2), times(DIGITS, 1, 4), end), 2, shared);
        RequiredRun last = runs.get(runs.size() - 1);
        assertThat(follows(last, "aa1111;xxxxxxxx", 0)).isTrue();
        assertThat(follows(last, "aa11=xxxxxxxxxx", 0)).isTrue();
        assertThat(follows(last, "aa1111", 0)).isTrue();
        assertThat(follows(last, "aa1111xxxxxxxx;", 0)).isFalse();
    }

    @Test
    void longest_aPatternWithoutALongRun_isNone() {
        assertThat(RequiredRun.longest(times(DIGITS, 7, 7), shared)).isNull();
        assertThat(RequiredRun.longest(times(DIGITS, 8, 9), shared)).isNotNull();
    }

    @Property
    void earliest_isTheFirstPlaceWhoseMatchMayHaveTheRun(
            @ForAll("texts") String text, @ForAll @IntRange(max = 40) int from, @ForAll @IntRange(max = 6) int gap) {
        Node pattern = Node.sequence(List.of(times(LETTERS, 1, 1 + gap), times(DIGITS, 8, 9)));
        RequiredRun run = Objects.requireNonNull(RequiredRun.longest(pattern, shared));
        int expected = -1;
        for (int at = text.length(); at >= from; at--) {
            expected = follows(run, text, at) ? at : expected;
        }
        assertThat(run.earliest(text, from)).isEqualTo(expected);
    }
}
