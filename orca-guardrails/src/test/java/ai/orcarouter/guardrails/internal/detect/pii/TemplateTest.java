/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "999-99 | 123-45 | 6",
                "999~99~9 | 123 45 6 | 8",
                "999~99~9 | 123-45-6 | 8",
                "999~99~9 | 123456 | 6",
                "999~99~9 | 123-45 6 | -1",
                "99_99 | 12 34 | 5",
                "99_99 | 12-34 | -1",
                "[A-C0-2]9 | B7 | 2",
                "[A-C0-2]9 | D7 | -1",
                "9[-+A]9 | 1-2 | 3",
                "9[-+A]9 | 1A2 | 3",
                "9[-+A]9 | 1B2 | -1",
                "A{1,2}9{2,3} | AB1234 | 5",
                "A{1,2}9{2,3} | ABC123 | -1",
                "[9]99 | 912 | 3",
                "[9]99 | 812 | -1",
                "9-{0,1}A | 1-K | 3",
                "9-{0,1}A | 1K | 2"
            })
    void match_text_endsWhereTheTemplateDoes(String template, String text, int end) {
        assertThat(Template.of(template).match(text, 0)).isEqualTo(end);
    }

    @Test
    void leadingRuns_separatorAfterThree_areThreeOrAll() {
        assertThat(Template.of("999~99").leadingRuns(true)).isEqualTo((1 << 3) | (1 << 5));
        assertThat(Template.of("AA_9999").leadingRuns(false)).isEqualTo(1 << 2);
        assertThat(Template.of("9{1,2}/99").leadingRuns(true)).isEqualTo((1 << 1) | (1 << 2));
    }

    @Test
    void of_nothing_isRefused() {
        assertThatThrownBy(() -> Template.of("")).isInstanceOf(IllegalStateException.class);
    }
}
