/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SightingsProperties {
    private static final CharSet DIGITS = CharSet.of('0', '9');
    private static final CharSet LETTERS = CharSet.of('a', 'f');

    private final Allowance shared = new Allowance(0);

    private RequiredRun run(CharSet set, int length) {
        return RequiredRun.of(List.of(Node.repeat(Node.chars(set), length, length, true)), 0, shared)
                .get(0);
    }

    /**
     * A question.
     *
     * @param letters which of two runs it is about
     * @param first the first place that will do
     * @param more how many places behind it will do too
     */
    record Question(boolean letters, int first, int more) {}

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("a111=").ofMaxLength(120);
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        Arbitrary<Question> question = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 130),
                        Arbitraries.integers().between(0, 60))
                .as(Question::new);
        return question.list().ofMaxSize(30);
    }

    @Property
    void sees_questionsInAnyOrder_isWhetherTheRunStartsAtOneOfThePlaces(
            @ForAll("texts") String text, @ForAll("questions") List<Question> questions) {
        RequiredRun letters = run(LETTERS, 1);
        RequiredRun digits = run(DIGITS, 8);
        Sightings sightings = new Sightings(shared.runs());
        for (Question question : questions) {
            RequiredRun run = question.letters() ? letters : digits;
            int last = question.first() + question.more();
            boolean expected = false;
            for (int at = question.first(); at <= last && at + run.length() <= text.length(); at++) {
                expected |= run.past(text, at) == at;
            }
            assertThat(sightings.sees(run, text, question.first(), last)).isEqualTo(expected);
        }
    }

    @Test
    void clear_anotherText_isLookedAtAgain() {
        RequiredRun digits = run(DIGITS, 8);
        Sightings sightings = new Sightings(shared.runs());
        assertThat(sightings.sees(digits, "a01234567", 0, 3)).isTrue();
        sightings.clear();
        assertThat(sightings.sees(digits, "a0123456", 0, 3)).isFalse();
    }

    @Test
    void runNumber_alikeRuns_isTheSame() {
        assertThat(run(DIGITS, 8).number()).isEqualTo(run(DIGITS, 8).number());
        assertThat(run(DIGITS, 8).number()).isNotEqualTo(run(DIGITS, 9).number());
        assertThat(run(DIGITS, 8).number()).isNotEqualTo(run(LETTERS, 8).number());
    }
}
