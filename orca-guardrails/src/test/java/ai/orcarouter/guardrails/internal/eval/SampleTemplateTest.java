/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleTemplateTest {
    @Test
    void expand_runs_areFilledTheSameWayEachTime() {
        String text = SampleTemplate.expand("a_«hex:8»-«upper:3»!", 4);
        assertThat(text).matches("a_[0-9a-f]{8}-[A-Z]{3}!");
        assertThat(SampleTemplate.expand("a_«hex:8»-«upper:3»!", 4)).isEqualTo(text);
        assertThat(SampleTemplate.expand("a_«hex:8»-«upper:3»!", 5)).isNotEqualTo(text);
    }

    @Test
    void expand_text_hasThatManyCharacters() {
        assertThat(SampleTemplate.expand("«words:70001»", 1)).hasSize(70_001).startsWith("the quick");
        assertThat(SampleTemplate.expand("«cjk:20»", 1)).hasSize(20);
        assertThat(SampleTemplate.expand("plain", 1)).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"«hex»", "«hex:8", "«emoji:8»", "«hex:x»"})
    void expand_faultyRun_isRefused(String written) {
        assertThatThrownBy(() -> SampleTemplate.expand(written, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
