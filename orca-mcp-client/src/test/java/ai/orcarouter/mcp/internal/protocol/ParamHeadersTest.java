/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamHeadersTest {
    private final Json json = new Json(WireLimits.defaults());

    private ObjectNode tool(String schema) throws MalformedException {
        return json.readObject("{\"name\":\"t\",\"inputSchema\":" + schema + "}");
    }

    @Test
    void declaredArguments_goIntoHeaders() throws Exception {
        ParamHeaders headers = ParamHeaders.of(tool("""
                {"type": "object", "properties": {
                  "region": {"type": "string", "x-mcp-header": "Region"},
                  "dry": {"type": "boolean", "x-mcp-header": "Dry-Run"},
                  "inner": {"type": "object", "properties": {"n": {"type": "integer", "x-mcp-header": "N"}}},
                  "absent": {"type": "string", "x-mcp-header": "Absent"},
                  "x-mcp-header": {"type": "string"}}}"""));
        ObjectNode arguments = json.readObject("""
                {"region": "eu", "dry": false, "inner": {"n": 7}, "absent": null, "x-mcp-header": "no"}""");
        assertThat(headers.fields(arguments))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Mcp-Param-Region", "eu", "Mcp-Param-Dry-Run", "false", "Mcp-Param-N", "7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x-mcp-header\":\"A\"}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":1}}}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\\r\\nB: c\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}",
                "{\"properties\":{\"a\":{\"type\":[\"string\"],\"x-mcp-header\":\"A\"}}}",
                "{\"properties\":{\"a\":{\"x-mcp-header\":\"A\"}}}",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},"
                        + "\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}}}",
                "{\"properties\":{\"a\":{\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}",
                "{\"anyOf\":[{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}]}",
                "{\"$defs\":{\"d\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}"
            })
    void invalidDeclaration_makesTheToolUnusable(String schema) throws MalformedException {
        ObjectNode tool = tool(schema);
        assertThatThrownBy(() -> ParamHeaders.of(tool)).isInstanceOf(ParamHeaders.InvalidException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            eu,                eu
            'a b',             'a b'
            '',                '=?base64??='
            ' a',              '=?base64?IGE=?='
            'ü',               '=?base64?w7w=?='
            '=?base64?YQ==?=', '=?base64?PT9iYXNlNjQ/WVE9PT89?='
            """)
    void value_thatAHeaderCannotHold_isEncoded(String text, String field) {
        assertThat(ParamHeaders.encode(text)).isEqualTo(field);
    }

    @Test
    void lineBreaks_neverReachAHeader() {
        assertThat(ParamHeaders.encode("a\r\nX: b")).startsWith("=?base64?").doesNotContain("\r", "\n");
    }
}
