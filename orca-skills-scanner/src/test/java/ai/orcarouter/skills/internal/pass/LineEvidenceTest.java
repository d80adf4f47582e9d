/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineEvidenceTest {
    private static final int SHOWN = Observation.MAX_EVIDENCE;

    @Test
    void of_aShortLine_isTheRestOfIt() {
        assertThat(new LineEvidence().of("a\nsend(key) # b\nc", 2)).isEqualTo("send(key) # b");
    }

    @Test
    void of_aLongLine_isWhatIsShownAndADigestOfTheRest() {
        String rest = "x".repeat(900);
        assertThat(new LineEvidence().of("a\n" + rest + "\nb", 2)).isEqualTo(Observation.evidence(rest));
        String longer = "x".repeat(5_000);
        String evidence = new LineEvidence().of("a\n" + longer + "\nb", 2);
        assertThat(evidence).hasSize(SHOWN + 64).startsWith(longer.substring(0, SHOWN));
    }

    @Test
    void of_equalRestsOfDifferentLines_isTheSame() {
        String rest = "send(key);" + "y".repeat(3_000);
        String text = "b".repeat(700) + rest;
        assertThat(new LineEvidence().of(text, 700)).isEqualTo(new LineEvidence().of("a\n" + rest + "\n", 2));
    }

    @Test
    void of_aChangeAnywhereBehindThePlace_isAnother() {
        String rest = "send(key);" + "y".repeat(3_000);
        String evidence = new LineEvidence().of(rest, 0);
        for (int at = SHOWN; at < rest.length(); at += 97) {
            String other = rest.substring(0, at) + "z" + rest.substring(at + 1);
            assertThat(new LineEvidence().of(other, 0)).isNotEqualTo(evidence);
        }
    }

    @Test
    void of_placesInAnyOrder_isTheSame() {
        String text = "a".repeat(2_000) + "\n" + "b".repeat(7_000);
        int[] places = {8_500, 0, 2_000, 2_001, 40, 1_999, 5_000, 3, 2_500};
        LineEvidence lines = new LineEvidence();
        for (int place : places) {
            assertThat(lines.of(text, place)).isEqualTo(new LineEvidence().of(text, place));
        }
    }

    @Test
    void of_manyPlacesOfALineTwiceAsLong_takesTwiceTheWork() {
        long once = work(100_000);
        assertThat(once).isPositive();
        assertThat(work(200_000)).isBetween(once, 3 * once);
    }

    private static long work(int length) {
        LineEvidence lines = new LineEvidence();
        String text = "x".repeat(length);
        IntStream.range(0, length / 20).forEach(i -> lines.of(text, 20 * i));
        return lines.work();
    }
}
