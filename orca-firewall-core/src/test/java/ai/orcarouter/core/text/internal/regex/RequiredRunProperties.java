/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    private static Node times(CharSet set, int min, int max) {
        return Node.repeat(Node.chars(set), min, max, true);
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
        RequiredRun run = RequiredRun.of(List.of(times(LETTERS, 2, 2 + gap), times(DIGITS, length, 20)), 2)
                .get(0);
        boolean expected = false;
        for (int start = place + 2; start <= place + 2 + gap && start + length <= text.length(); start++) {
            expected |= text.substring(start, start + length).chars().allMatch(c -> c >= '0' && c <= '9');
        }
        assertThat(run.follows(text, place)).isEqualTo(expected);
    }

    @Test
    void of_anAssignment_asksForTheSignAndTheValue() {
        List<RequiredRun> runs = RequiredRun.of(
                List.of(times(LETTERS, 3, 3), times(LETTERS, 0, 20), times(SIGNS, 1, 1), times(DIGITS, 16, 16)), 3);
        assertThat(runs).hasSize(2);
        assertThat(runs).allMatch(run -> run.follows("abcdef=0123456789012345", 0));
        assertThat(runs.get(0).follows("abcdef 0123456789012345", 0)).isFalse();
        assertThat(runs.get(1).follows("abcdef=012345678901234", 0)).isFalse();
    }

    @Test
    void of_aGapWithoutBound_asksForNothingBehindIt() {
        assertThat(RequiredRun.of(List.of(times(LETTERS, 3, 3), times(CharSet.ALL, 0, -1), times(DIGITS, 16, 16)), 3))
                .isEmpty();
    }

    @Test
    void of_whatMayBeAnything_countsTwoUnitsForEachCodePoint() {
        List<RequiredRun> runs =
                RequiredRun.of(List.of(times(LETTERS, 1, 1), times(CharSet.ALL, 2, 2), times(SIGNS, 1, 1)), 1);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).follows("a\ud83d\ude00\ud83d\ude00=", 0)).isTrue();
        assertThat(runs.get(0).follows("axy=", 0)).isTrue();
        assertThat(runs.get(0).follows("axyz12345=", 0)).isFalse();
    }
}
