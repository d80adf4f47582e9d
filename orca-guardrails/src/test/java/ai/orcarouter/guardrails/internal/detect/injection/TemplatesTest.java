/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TemplatesTest {
    private final Templates templates = new Templates(List.of("fruit = apple | pear | {red|blue} berry"));

    @Test
    void choicesAndLists_areFilledIn() {
        assertThat(templates.fill("eat {a|one} {fruit}", 50))
                .allMatch(text -> text.matches("eat (a|one) (apple|pear|red berry|blue berry)"))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void backslash_takesTheMeaningOff() {
        assertThat(templates.fill("\\{a\\|b\\}\\n.", 1)).containsExactly("{a|b}\n.");
    }

    @Test
    void unknownList_isRefused() {
        assertThatThrownBy(() -> templates.fill("{nothing}", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> templates.fill("{fruit", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sameTemplate_givesTheSameTexts() {
        assertThat(templates.fill("{a|b|c|d} {fruit}", 5)).isEqualTo(templates.fill("{a|b|c|d} {fruit}", 5));
    }
}
