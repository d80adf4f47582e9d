/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolSchemaHashTest {
    private static final String ADD = "{\"name\":\"add\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final String SUB = "{\"name\":\"Sub\",\"description\":\"\\u00e9\"}";

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void ofTool_example_isTheDigestOfTheCanonicalText() throws Exception {
        assertThat(ToolSchemaHash.ofTool(ADD))
                .isEqualTo("v1:" + sha256("{\"inputSchema\":{\"type\":\"object\"},\"name\":\"add\"}"))
                .isEqualTo("v1:da82aa5e1df52779753ce2009992a31e74c537a5c74a111765aa1a0b3725d4a5");
    }

    @Test
    void ofList_example_isTheDigestOfTheArrayInOrderOfNames() throws Exception {
        String canonical = "[{\"description\":\"\u00e9\",\"name\":\"Sub\"},"
                + "{\"inputSchema\":{\"type\":\"object\"},\"name\":\"add\"}]";
        assertThat(ToolSchemaHash.ofList("[" + ADD + "," + SUB + "]")).isEqualTo("v1:" + sha256(canonical));
        assertThat(ToolSchemaHash.ofList("[" + SUB + "," + ADD + "]")).isEqualTo("v1:" + sha256(canonical));
        assertThat(ToolSchemaHash.ofList("[]")).isEqualTo("v1:" + sha256("[]"));
        assertThat(ToolSchemaHash.ofList("[" + ADD + "]")).isNotEqualTo(ToolSchemaHash.ofTool(ADD));
    }

    @Test
    void hashes_allFormsOfInput_agree() {
        String tool = ToolSchemaHash.ofTool(ADD);
        Map<String, Object> map = Map.of("name", "add", "inputSchema", Map.of("type", "object"));
        assertThat(ToolSchemaHash.ofTool(ADD.getBytes(UTF_8))).isEqualTo(tool);
        assertThat(ToolSchemaHash.ofTool(map)).isEqualTo(tool);
        assertThat(ToolSchemaHash.ofTool(Arguments.ofJson(ADD))).isEqualTo(tool);

        String list = ToolSchemaHash.ofList("[" + ADD + "]");
        assertThat(ToolSchemaHash.ofList(("[" + ADD + "]").getBytes(UTF_8))).isEqualTo(list);
        assertThat(ToolSchemaHash.ofList(List.of(map))).isEqualTo(list);
        assertThat(ToolSchemaHash.ofList(Arguments.ofValue(List.of(map)))).isEqualTo(list);
        assertThat(ToolSchemaHash.ofTools(List.of(Arguments.ofJson(ADD)))).isEqualTo(list);
        assertThat(ToolSchemaHash.ofTools(List.of())).isEqualTo(ToolSchemaHash.ofList("[]"));
    }

    @Test
    void ofList_namesBeyondTheBasicPlane_inOrderOfCodeUnits() throws Exception {
        String astral = "{\"name\":\"\ud83d\ude00\"}"; // first code unit U+D83D, code point above U+FFFD
        String high = "{\"name\":\"\ufffd\"}";
        assertThat(ToolSchemaHash.ofList("[" + high + "," + astral + "]"))
                .isEqualTo("v1:" + sha256("[" + astral + "," + high + "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|tool is no object",
                "null|tool is no object",
                "{}|tool has no name that is a string",
                "{\"name\":1}|tool has no name that is a string",
                "{\"name\":null}|tool has no name that is a string",
                "{\"Name\":\"a\"}|tool has no name that is a string",
                "{\"name\":\"a\"|tool is not acceptable JSON: the text ends too early at 1:12, /name",
                "{\"name\":\"a\",\"name\":\"a\"}|tool is not acceptable JSON: duplicate member name at 1:13, /name",
                "{\"name\":\"\\ud800\"}|tool is not acceptable JSON: lone surrogate at 1:10, /name",
                "{\"name\":\"a\",\"x\":1e999999999}"
                        + "|tool is not acceptable JSON: number with an exponent beyond +-400 at 1:17, /x"
            })
    void ofTool_noTool_refused(String text, String message) {
        assertThatThrownBy(() -> ToolSchemaHash.ofTool(text))
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TOOL_SCHEMA))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|a tool list is no array",
                "{\"tools\":[]}|a tool list is no array",
                "[{\"name\":\"a\"},1]|tool 1 is no object",
                "[{\"name\":\"a\"},{}]|tool 1 has no name that is a string",
                "[{\"name\":\"a/b\"},{\"name\":\"c\"},{\"name\":\"a\\u002fb\",\"x\":1}]|two tools of one name, /a~1b",
                "[|tool list is not acceptable JSON: the text ends too early at 1:2, /0"
            })
    void ofList_noListOfTools_refused(String text, String message) {
        assertThatThrownBy(() -> ToolSchemaHash.ofList(text))
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TOOL_SCHEMA))
                .hasMessage(message);
    }

    @Test
    void ofTools_oneNameOnTwoPages_refused() {
        assertThatThrownBy(() -> ToolSchemaHash.ofTools(List.of(Arguments.ofJson(ADD), Arguments.ofJson(ADD))))
                .isInstanceOf(OrcaException.class)
                .hasMessage("two tools of one name, /add");
        assertThatThrownBy(() -> ToolSchemaHash.ofTools(List.of(Arguments.ofJson(ADD), Arguments.ofJson("{"))))
                .hasMessageStartingWith("tool 1 is not acceptable JSON: ");
    }

    @Test
    void ofTool_argumentsWithTighterLimits_keepThem() {
        Limits tight = Limits.defaults().toBuilder().maxJsonDepth(1).build();
        assertThatThrownBy(() -> ToolSchemaHash.ofTool(Arguments.ofJson(ADD, tight)))
                .isInstanceOf(OrcaException.class)
                .hasMessageContaining("nested deeper than the limit");
    }

    @Test
    void ofTool_largeSchema_hashed() {
        String wide = "{\"name\":\"a\",\"x\":[" + "0,".repeat(100_000) + "0]}";
        String deep = "{\"name\":\"a\",\"x\":" + "[".repeat(99) + "]".repeat(99) + "}";
        assertThat(ToolSchemaHash.ofTool(wide)).startsWith("v1:").hasSize(67);
        assertThat(ToolSchemaHash.ofTool(deep)).startsWith("v1:");
    }

    /** Drift that a server may try, each in one thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}",
                "{\"name\":\"read\",\"description\":\"reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}",
                "{\"name\":\"read\",\"description\":\"Reads. \",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}",
                "{\"name\":\"read\",\"description\":\"Re\\u200bads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}",
                "{\"name\":\"r\\u0435ad\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}",
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"b\",\"a\"],\"max\":9}}",
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\"],\"max\":9}}",
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9.5}}",
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":\"9\"}}",
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9},\"x\":null}",
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"]}}",
                "{\"name\":\"read\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}"
            })
    void ofTool_drift_anotherHash(String drifted) {
        String pinned =
                "{\"name\":\"read\",\"description\":\"Reads.\",\"inputSchema\":{\"required\":[\"a\",\"b\"],\"max\":9}}";
        assertThat(ToolSchemaHash.ofTool(drifted)).isNotEqualTo(ToolSchemaHash.ofTool(pinned));
        assertThat(ToolSchemaHash.ofList("[" + drifted + "]")).isNotEqualTo(ToolSchemaHash.ofList("[" + pinned + "]"));
    }

    @Test
    void ofTool_hugeIntegersOneApart_differ() {
        assertThat(ToolSchemaHash.ofTool("{\"name\":\"a\",\"max\":9007199254740993}"))
                .isNotEqualTo(ToolSchemaHash.ofTool("{\"name\":\"a\",\"max\":9007199254740992}"));
    }
}
