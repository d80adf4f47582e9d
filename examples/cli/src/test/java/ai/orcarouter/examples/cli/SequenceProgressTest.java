/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.firewall.model.SequencePattern;
import ai.orcarouter.firewall.model.SequencePattern.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceProgressTest {
    private static SequenceProgress readThenLeave(int window) {
        return new SequenceProgress(
                new SequencePattern(window, List.of(new Step("crm.*", 2, false), new Step("*", 1, true))));
    }

    @Test
    void completedBy_needsEveryCountInOrder() {
        SequenceProgress progress = readThenLeave(0);

        assertThat(progress.completedBy("http.get", true, 0)).isFalse();
        progress.count("crm.read", false, 0);
        progress.count("files.read", false, 0);
        assertThat(progress.completedBy("http.get", true, 0)).isFalse();
        progress.count("crm.read", false, 0);
        assertThat(progress.completedBy("http.get", false, 0)).isFalse();
        assertThat(progress.completedBy("http.get", true, 0)).isTrue();
        assertThat(progress.completedBy("http.get", true, 0))
                .as("a retry is judged again")
                .isTrue();
    }

    @Test
    void completedBy_measuresTheWindowFromTheFirstCountedCall() {
        SequenceProgress progress = readThenLeave(10);
        progress.count("crm.read", false, 0);
        progress.count("crm.read", false, 5);

        assertThat(progress.completedBy("http.get", true, 10)).isTrue();
        assertThat(progress.completedBy("http.get", true, 11)).isFalse();
    }

    @Test
    void completedBy_findsALaterChainThanTheFirst() {
        SequenceProgress progress = readThenLeave(10);
        progress.count("crm.read", false, 0);
        progress.count("crm.read", false, 100);
        progress.count("crm.read", false, 104);

        assertThat(progress.completedBy("http.get", true, 110)).isTrue();
    }

    @Test
    void completedBy_singleStep_isTrueAtOnce() {
        SequenceProgress progress = new SequenceProgress(new SequencePattern(1, List.of(new Step("a.*", 1, false))));

        assertThat(progress.completedBy("a.b", false, 7)).isTrue();
        assertThat(progress.completedBy("b.a", false, 7)).isFalse();
    }

    @Test
    void constructor_refusesAnEndlessSequence() {
        SequencePattern endless = new SequencePattern(0, List.of(new Step("*", Integer.MAX_VALUE, false)));

        assertThatThrownBy(() -> new SequenceProgress(endless)).isInstanceOf(IllegalArgumentException.class);
    }
}
