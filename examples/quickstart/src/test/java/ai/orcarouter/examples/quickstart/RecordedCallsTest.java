/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.firewall.model.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedCallsTest {
    @Test
    void parse_readsWhatALineStates() {
        RecordedCall call = RecordedCalls.parse("""

                        {"id":"x","tool":"a.b.c","arguments":{"n":[1,{"m":null}]},"surface":"inbound","run":"r","attack":"why","expect":"deny"}
                        """).get(0);

        assertThat(call.id()).isEqualTo("x");
        assertThat(call.server()).isEqualTo("a");
        assertThat(call.call().surface()).isEqualTo(Surface.INBOUND);
        assertThat(call.call().run()).contains("r");
        assertThat(call.call().skill()).isEmpty();
        assertThat(call.call().arguments().toJson()).isEqualTo("{\"n\":[1,{\"m\":null}]}");
        assertThat(call.attack()).isEqualTo("why");
        assertThat(call.expect()).isEqualTo("deny");
    }

    @Test
    void parse_withoutIdAndArguments_takesTheLineNumberAndNone() {
        RecordedCall call = RecordedCalls.parse("\n{\"tool\":\"ping\"}").get(0);

        assertThat(call.id()).isEqualTo("line 2");
        assertThat(call.server()).isEqualTo("ping");
        assertThat(call.call().arguments().toJson()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];not an object",
                "{};no tool",
                "'{\"tool\":\"a\",\"arguments\":1}';arguments are not an object",
                "'{\"tool\":\"a\",\"surface\":\"x\"}';no surface \"x\"",
                "'{\"tool\":';line 1 of the calls",
            })
    void parse_badLine_saysWhichAndWhy(String line, String message) {
        assertThatThrownBy(() -> RecordedCalls.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1 of the calls: ")
                .hasMessageContaining(message);
    }
}
