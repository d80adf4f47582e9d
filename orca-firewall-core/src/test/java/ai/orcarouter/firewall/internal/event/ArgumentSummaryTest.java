/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArgumentSummaryTest {
    private final ArgumentSummary summary = Events.summary();

    private String of(String json) {
        return summary.of(Arguments.ofJson(json));
    }

    @Test
    void of_shortArguments_isTheirTextWithoutWhiteSpace() {
        assertThat(of("{ \"b\": [1, true, null, {}, []], \"a\": \"x\\n\\\"\u00e9\" }"))
                .isEqualTo("{\"b\":[1,true,null,{},[]],\"a\":\"x\\u000a\\\"\u00e9\"}");
    }

    @Test
    void of_secrets_redactsValuesNamesAndNumbers() {
        assertThat(of("{\"ann@example.org\":\"123-45-6789\",\"card\":4111111111111111}"))
                .isEqualTo("{\"[redacted:email]\":\"[redacted:ssn_us]\",\"card\":\"[redacted:credit_card]\"}");
    }

    @Test
    void of_exactlyTheLimit_isWhole() {
        String text = "x".repeat(SummaryText.MAX_BYTES - 2);

        assertThat(of("\"" + text + "\"")).isEqualTo("\"" + text + "\"");
        assertThat(of("\"" + text + "y\"")).hasSize(SummaryText.MAX_BYTES - 2).endsWith("x\u2026");
    }

    @Test
    void of_longArguments_isCutBeforeAMarkAndBetweenCodePoints() {
        for (int before = 0; before < 60; before++) {
            String start = "x".repeat(SummaryText.MAX_BYTES - 60 + before);
            String mark = of("\"" + start + " ann@example.org and more and more and more and more and more\"");
            String point =
                    of("\"" + start + "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00" + "y".repeat(60) + "\"");

            assertThat(bytes(mark)).isLessThanOrEqualTo(SummaryText.MAX_BYTES);
            assertThat(bytes(point)).isLessThanOrEqualTo(SummaryText.MAX_BYTES);
            assertThat(mark.replace("[redacted:email]", "")).doesNotContain("[").doesNotContain("@");
            assertThat(point).doesNotContain("?").endsWith("\u2026");
            assertThat(point.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
                    .isTrue();
        }
    }

    @Test
    void of_aLongValueOfMarksOnly_readsOnUntilTheSummaryIsFull() {
        String token = "t".repeat(9_000);
        String text = "Bearer " + token + " Bearer " + token + " ann@example.org " + "z".repeat(10);

        assertThat(of("\"" + text + "\""))
                .isEqualTo(
                        "\"Bearer [redacted:bearer_token] Bearer [redacted:bearer_token] [redacted:email] zzzzzzzzzz\"");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
