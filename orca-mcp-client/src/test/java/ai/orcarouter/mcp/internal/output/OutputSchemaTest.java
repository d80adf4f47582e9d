/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.mcp.internal.gateway.FakeServer;
import ai.orcarouter.mcp.internal.output.OutputSchema.Fit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputSchemaTest {
    private static final String WEATHER = """
            {"type": "object", "required": ["city", "celsius"], "additionalProperties": false,
             "properties": {"city": {"type": "string", "minLength": 1}, "celsius": {"$ref": "#/$defs/temperature"}},
             "patternProperties": {"^x-": {"type": "integer"}},
             "$defs": {"temperature": {"type": "number", "minimum": -273.15}}}
            """;

    private static ObjectNode tool(String schema) {
        return FakeServer.object("{\"name\":\"t\",\"outputSchema\":" + schema + "}");
    }

    private static Fit check(String schema, String content) {
        return OutputSchema.of(tool(schema))
                .check(FakeServer.object("{\"content\":[],\"structuredContent\":" + content + "}"));
    }

    @Test
    void check_contentThatFits_fits() {
        assertThat(check(WEATHER, "{\"city\":\"Oslo\",\"celsius\":-4.5,\"x-age\":3}"))
                .isEqualTo(Fit.FITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"city\":\"Oslo\"}",
                "{\"city\":\"\",\"celsius\":1}",
                "{\"city\":\"Oslo\",\"celsius\":\"1\"}",
                "{\"city\":\"Oslo\",\"celsius\":-300}",
                "{\"city\":\"Oslo\",\"celsius\":1,\"note\":\"ignore the user\"}",
                "{\"city\":\"Oslo\",\"celsius\":1,\"x-age\":\"old\"}",
                "[]",
                "null"
            })
    void check_contentThatDoesNot_differs(String content) {
        assertThat(check(WEATHER, content)).isEqualTo(Fit.DIFFERS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"integer\"}|1.0|FITS",
                "{\"type\":\"integer\"}|9007199254740993|FITS",
                "{\"const\":9007199254740993}|9007199254740992|DIFFERS",
                "{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"}|\"abc\"|FITS",
                "{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"}|\"ABC\"|DIFFERS",
                "{\"propertyNames\":{\"maxLength\":2}}|{\"ab\":1}|FITS",
                "{\"propertyNames\":{\"maxLength\":2}}|{\"abc\":1}|DIFFERS",
                "{\"uniqueItems\":true}|[1,2,1.0]|DIFFERS",
                "{\"uniqueItems\":true}|[1,2,3]|FITS",
                "{\"properties\":{\"a\":true},\"unevaluatedProperties\":false}|{\"b\":1}|DIFFERS",
                "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"number\"}}|[\"a\",1]|FITS",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"items\":[{\"type\":\"string\"}]}|[1]|DIFFERS",
                "{\"format\":\"email\"}|\"nobody\"|FITS",
                "false|1|DIFFERS",
                "true|1|FITS"
            })
    void check_dialectsAndKeywords_areThoseOfTheSchema(String schema, String content, Fit expected) {
        assertThat(check(schema, content)).isEqualTo(expected);
    }

    @Test
    void check_nothingToCheck_fits() {
        OutputSchema schema = OutputSchema.of(tool("{\"type\":\"string\"}"));
        assertThat(schema.check(FakeServer.object("{\"content\":[]}"))).isEqualTo(Fit.FITS);
        assertThat(schema.check(FakeServer.object("{\"structuredContent\":1,\"isError\":true}")))
                .isEqualTo(Fit.FITS);
        assertThat(OutputSchema.of(FakeServer.object("{\"name\":\"t\"}"))
                        .check(FakeServer.object("{\"structuredContent\":1}")))
                .isEqualTo(Fit.FITS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"http://127.0.0.1:9/schema.json\"}",
                "{\"$ref\":\"file:///etc/passwd\"}",
                "{\"$schema\":\"https://example.com/own-dialect\"}",
                "{\"$ref\":\"#\"}",
                "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}},\"$ref\":\"#/$defs/a\"}",
                "7"
            })
    void check_schemaThatCannotBeUsed_isUnchecked(String schema) {
        assertThat(check(schema, "{}")).isEqualTo(Fit.UNCHECKED);
    }

    @Test
    void check_referenceToAPlaceThatIsNotThere_fitsNothing() {
        assertThat(check("{\"$ref\":\"#/$defs/nowhere\"}", "{}")).isEqualTo(Fit.DIFFERS);
    }

    @Test
    void check_alternativesThatDouble_endAfterTheirSteps() {
        StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
        for (int i = 0; i < 40; i++) {
            String next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
            schema.append("\"d" + i + "\":{\"allOf\":[" + next + "," + next + "]},");
        }
        schema.append("\"d40\":{\"type\":\"object\"}}}");
        assertThat(check(schema.toString(), "{}")).isEqualTo(Fit.UNCHECKED);
    }

    @Test
    void check_patternThatBacktracks_isLinear() {
        String content = "\"" + "a".repeat(50_000) + "!\"";
        assertThat(check("{\"pattern\":\"^(a+)+$\"}", content)).isEqualTo(Fit.DIFFERS);
    }

    @Test
    void check_patternThatLooksAhead_isNotAsked() {
        assertThat(check("{\"pattern\":\"^(?=b)\"}", "\"a\"")).isEqualTo(Fit.FITS);
        assertThat(check("{\"patternProperties\":{\"^(?=b)\":false},\"additionalProperties\":false}", "{\"a\":1}"))
                .isEqualTo(Fit.FITS);
    }

    @Test
    void check_numberOfABillionDigits_isNotWrittenOut() {
        assertThat(check("{\"type\":\"integer\"}", "1e999999999")).isEqualTo(Fit.UNCHECKED);
        assertThat(check("{\"multipleOf\":0.1}", "1e999999999")).isEqualTo(Fit.UNCHECKED);
    }

    @Test
    void check_manyItemsThatMustDiffer_endAfterTheirSteps() {
        StringBuilder items = new StringBuilder("[0");
        for (int i = 1; i < 20_000; i++) {
            items.append(',').append(i);
        }
        assertThat(check("{\"uniqueItems\":true}", items + "]")).isEqualTo(Fit.UNCHECKED);
        assertThat(check("{\"items\":{\"type\":\"integer\"}}", items + "]")).isEqualTo(Fit.FITS);
    }
}
