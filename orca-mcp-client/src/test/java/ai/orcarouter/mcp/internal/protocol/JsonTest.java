/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private final Json json = new Json(WireLimits.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1.10,\"b\":9007199254740993,\"c\":-1.5E+30}",
                "[0.10000000000000000000000000000000001,12345678901234567890123456789]",
                "{\"unknown\":[true,null,\"\uD83D\uDE00\uFFFD\"]}",
                "\"text\"",
                "null"
            })
    void text_readAndWritten_isTheSame(String text) throws MalformedException {
        assertThat(json.text(json.read(text.getBytes(UTF_8)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{} x",
                "{}{}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"\\u0062\":1}}",
                "{'a':1}",
                "[1,]",
                "NaN",
                "01",
                "\"\\ud83d\"",
                "{\"\\udc00\":1}",
                "\"\\\\\\ud83dx\"",
                "// comment\n1"
            })
    void text_thatTwoReadersMayReadDifferently_isRefused(String text) {
        assertThatThrownBy(() -> json.read(text.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @Test
    void escapedPair_isAccepted() throws MalformedException {
        assertThat(json.read("\"\\ud83d\\ude00\"").textValue()).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void escapedBackslash_beforeTheLettersOfASurrogate_isNone() throws MalformedException {
        assertThat(json.read("\"\\\\ud83d\"").textValue()).isEqualTo("\\ud83d");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc0, 0xff, 0x80, 0xed})
    void malformedUtf8_isRefused(int first) {
        byte[] bytes = {'"', (byte) first, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> json.read(bytes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void depth_isCapped() throws MalformedException {
        assertThat(json.read("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertThatThrownBy(() -> json.read("[".repeat(101) + "]".repeat(101)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> json.read("[".repeat(1_000_000))).isInstanceOf(MalformedException.class);
    }

    @Test
    void numberOfManyDigits_isRefused() {
        assertThatThrownBy(() -> json.read("1".repeat(1_001))).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusal_repeatsNothingOfTheText() {
        assertThatThrownBy(() -> json.read("{\"secret\" token-1234}"))
                .isInstanceOf(MalformedException.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("token");
    }
}
