/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x200b, 0x2028, 0x202e, 0x2066, 0xfeff, 0xd800,
                0xe000, 0xe0041
            })
    void everyCharacterThatActs_isNamedInstead(int point) {
        String text = "a" + Character.toString(point) + "b";

        assertThat(TerminalText.plain(text)).isEqualTo(String.format("a<U+%04x>b", point));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crm.read", "{\"a\":[1,\"\\u001b\"]}", "Grüße, 世界", "tab\\t", "😀"})
    void otherText_isLeftAlone(String text) {
        assertThat(TerminalText.plain(text)).isSameAs(text);
        assertThat(TerminalText.json(text)).isSameAs(text);
    }

    @Test
    void json_keepsItsValue() {
        Map<String, String> members = Map.of(
                "a",
                "\u009b31m",
                "b",
                "\u202eabc\u2028",
                "c",
                Character.toString(0xe0041) + "😀",
                "d",
                "\u001b]0;x\u0007");
        String json = CanonicalJson.write(members);

        String safe = TerminalText.json(json);

        assertThat(safe).isEqualTo(TerminalText.plain(safe));
        assertThat(Arguments.ofJson(safe).value()).isEqualTo(members);
    }
}
