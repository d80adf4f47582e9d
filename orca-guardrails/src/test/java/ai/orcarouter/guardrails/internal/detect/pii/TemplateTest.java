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
    void followers_separatorAfterThree_areThoseOfThreeAndAll() {
        int blankOrHyphen = Template.follower(' ') | Template.follower('-');
        int[] followers = Template.of("999~99").followers(true);
        assertThat(followers[2]).isZero();
        assertThat(followers[3]).isEqualTo(blankOrHyphen);
        assertThat(followers[5] & Template.follower(',')).isNotZero();
        assertThat(followers[5] & Template.follower('A')).isZero();
        assertThat(Template.of("AA_9999").followers(false)[2])
                .isEqualTo(Template.follower(' ') | Template.follower('9'));
        assertThat(Template.of("9{1,2}/99").followers(true)[1]).isEqualTo(Template.follower('/'));
    }

    @Test
    void followers_everyMatchOfTheTable_isForeseen() {
        for (String line : Lines.of("identifiers.txt")) {
            String source = line.substring(line.indexOf('|') + 1, line.indexOf('|', line.indexOf('|') + 1))
                    .strip();
            Template template = Template.of(source);
            for (int seed = 0; seed < 20; seed++) {
                String text = Pii.example(source, seed);
                if (template.match(text, 0) == text.length()) {
                    boolean digits = Chars.isDigit(text.charAt(0));
                    int run = 0;
                    while (run < text.length()
                            && (digits ? Chars.isDigit(text.charAt(run)) : Chars.isAlpha(text.charAt(run)))) {
                        run++;
                    }
                    int bit = Template.follower(Chars.at(text, run));
                    assertThat(template.followers(digits)[run] & bit).as(text).isNotZero();
                }
            }
        }
    }

    @Test
    void of_nothing_isRefused() {
        assertThatThrownBy(() -> Template.of("")).isInstanceOf(IllegalStateException.class);
    }
}
