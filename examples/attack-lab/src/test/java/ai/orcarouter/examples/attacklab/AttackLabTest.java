/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.attacklab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttackLabTest {
    static Stream<Attack> attacks() {
        return Attacks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void script_nothingInBetween_lands(Attack attack) {
        assertThat(Play.bare(attack.script(), attack.landed()).happened()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void script_libraryInBetween_isStoppedByTheLayerThatIsNamed(Attack attack) {
        Play.Outcome outcome = Play.guarded(attack.script(), attack.landed());

        assertThat(outcome.happened()).isFalse();
        Hands.Stop stop = Objects.requireNonNull(outcome.stopOrNull());
        assertThat(stop.layer()).isEqualTo(attack.layer());
        assertThat(stop.seen()).doesNotContain(World.KEY).doesNotContain(World.PRIVATE_KEY);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void twin_withAndWithoutTheLibrary_doesItsWork(Attack attack) {
        assertThat(Play.bare(attack.twin(), attack.done()).happened()).isTrue();
        assertThat(Play.bare(attack.twin(), attack.landed()).happened()).isFalse();
        Play.Outcome guarded = Play.guarded(attack.twin(), attack.done());
        assertThat(guarded.happened()).isTrue();
        if (attack.layer() != Layer.APPROVAL) {
            assertThat(guarded.stopOrNull()).isNull();
        }
    }

    @Test
    void attacks_cover_everyLayerButPlainRules() {
        Set<Layer> covered = attacks().map(Attack::layer).collect(Collectors.toSet());

        assertThat(covered).isEqualTo(EnumSet.complementOf(EnumSet.of(Layer.POLICY)));
    }

    @Test
    void print_everyAttack_isARow() {
        List<Attack.Result> results =
                Attacks.all().stream().limit(2).map(Attack::play).toList();
        StringWriter text = new StringWriter();

        AttackLab.print(results, new PrintWriter(text, true));

        assertThat(results).allMatch(Attack.Result::isGood);
        assertThat(text.toString())
                .contains("indirect injection")
                .contains("screen of results")
                .contains("2 attacks: 2 landed unguarded, 0 guarded; 2 of 2 benign twins did their work.");
    }
}
