/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1",
                "-1",
                "10",
                "1.5",
                "1e5",
                "1E+5",
                "1e-5",
                "0.0",
                "0e1",
                "\"\"",
                "\"a\"",
                " {} ",
                "\t\r\n[ ]\n",
                "{\"a\":1}",
                "{ \"a\" : 1 , \"b\" : [ 1 , 2 ] }",
                "[[[]]]",
                "[{},{}]",
                "{\"\":0}",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"",
                "\"\\ud83d\\ude00\"",
                "\"\u00e9\u20ac\ud83d\ude00\"",
                "{\"a\":{\"a\":{\"a\":1}}}",
                "[{\"a\":1},{\"a\":1}]",
                "123456789012345678901234567890",
                "\"\u007f\"",
                "\"\\u0000\"",
                "\"\\uFFFF\"",
                "1e400",
                "1e-400",
                "{\"a\":\"x\",\"A\":\"y\"}"
            })
    void fault_acceptableText_none(String text) {
        assertThat(Arguments.ofJson(text).fault()).isEmpty();
        assertThat(Arguments.ofUtf8(text.getBytes(UTF_8)).fault()).isEmpty();
        assertThat(Arguments.ofUtf8(text.getBytes(UTF_8)).value())
                .isEqualTo(Arguments.ofJson(text).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|the text ends too early at 1:1, document root",
                "`  `|the text ends too early at 1:3, document root",
                "{|the text ends too early at 1:2, document root",
                "[|the text ends too early at 1:2, /0",
                "{\"a\"|the text ends too early at 1:5, /a",
                "{\"a\":|the text ends too early at 1:6, /a",
                "{\"a\":1|the text ends too early at 1:7, /a",
                "{\"a\":1,}|expected a member name in double quotes at 1:8, document root",
                "{\"a\":1,,}|expected a member name in double quotes at 1:8, document root",
                "{,}|expected a member name in double quotes at 1:2, document root",
                "{a:1}|expected a member name in double quotes at 1:2, document root",
                "{'a':1}|expected a member name in double quotes at 1:2, document root",
                "{\"a\" 1}|expected ':' after a member name at 1:6, /a",
                "{\"a\":1 \"b\":2}|expected ',' or '}' at 1:8, /a",
                "{\"a\":1]|expected ',' or '}' at 1:7, /a",
                "[1,]|expected a JSON value at 1:4, /1",
                "[,1]|expected a JSON value at 1:2, /0",
                "[1 2]|expected ',' or ']' at 1:4, /0",
                "[1}|expected ',' or ']' at 1:3, /0",
                "]|expected a JSON value at 1:1, document root",
                "{} {}|text after the end of the value at 1:4, document root",
                "{}x|text after the end of the value at 1:3, document root",
                "1,|text after the end of the value at 1:2, document root",
                "nul|expected a JSON value at 1:1, document root",
                "nulL|expected a JSON value at 1:1, document root",
                "True|expected a JSON value at 1:1, document root",
                "NaN|expected a JSON value at 1:1, document root",
                "Infinity|expected a JSON value at 1:1, document root",
                "-Infinity|malformed number at 1:2, document root",
                "+1|expected a JSON value at 1:1, document root",
                "01|malformed number at 1:2, document root",
                "-|the text ends too early at 1:2, document root",
                "1.|the text ends too early at 1:3, document root",
                ".5|expected a JSON value at 1:1, document root",
                "[1.e5]|malformed number at 1:4, /0",
                "[1e]|malformed number at 1:4, /0",
                "[1e+]|malformed number at 1:5, /0",
                "0x10|text after the end of the value at 1:2, document root",
                "\"a|the text ends too early at 1:3, document root",
                "\"a\\|unknown escape in a string at 1:3, document root",
                "[\"\\x\"]|unknown escape in a string at 1:3, /0",
                "[\"\\u12G4\"]|unknown escape in a string at 1:3, /0",
                "[\"\\ud800\"]|lone surrogate at 1:3, /0",
                "[\"\\udc00\"]|lone surrogate at 1:3, /0",
                "[\"\\ud800\\u0041\"]|lone surrogate at 1:3, /0",
                "{\"a\":1,\"a\":2}|duplicate member name at 1:8, /a",
                "{\"a\":1,\"\\u0061\":2}|duplicate member name at 1:8, /a",
                "{\"x\":[{\"k~/\":1,\"k~/\":2}]}|duplicate member name at 1:16, /x/0/k~0~1",
                "{\"\\u00e9\":1,\"\u00e9\":2}|duplicate member name at 1:13, /\u00e9",
                "// c|expected a JSON value at 1:1, document root",
                "[1e401]|number with an exponent beyond +-400 at 1:2, /0",
                "[0e999999999999]|number with an exponent beyond +-400 at 1:2, /0",
                "[10e400]|number with an exponent beyond +-400 at 1:2, /0",
                "[0.1e-400]|number with an exponent beyond +-400 at 1:2, /0",
            })
    void fault_refusedText_saysWhatAndWhere(String text, String fault) {
        assertThat(Arguments.ofJson(text).fault()).contains(fault);
        assertThat(Arguments.ofUtf8(text.getBytes(UTF_8)).fault()).contains(fault);
        assertThatThrownBy(() -> Arguments.ofJson(text).value())
                .isInstanceOfSatisfying(
                        OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENTS))
                .hasMessageEndingWith(fault);
    }

    @Test
    void fault_controlCharacterAndLine_counted() {
        assertThat(Arguments.ofJson("{\n \"a\": \"x\ny\"}").fault())
                .contains("control character in a string at 2:9, /a");
        assertThat(Arguments.ofJson("[\"\u0000\"]").fault()).contains("control character in a string at 1:3, /0");
        assertThat(Arguments.ofJson("\u0000").fault()).contains("expected a JSON value at 1:1, document root");
        assertThat(Arguments.ofJson("\ufeff{}").fault()).contains("expected a JSON value at 1:1, document root");
        assertThat(Arguments.ofJson("{}\u0000").fault())
                .contains("text after the end of the value at 1:3, document root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "C080",
                "C1BF",
                "C2",
                "C241",
                "E08080",
                "E09FBF",
                "EDA080",
                "EDBFBF",
                "E2",
                "E282",
                "E28241",
                "F0808080",
                "F08FBFBF",
                "F0908080",
                "F4908080",
                "F5808080",
                "FF",
                "FE",
                "F09F98",
                "F8888080"
            })
    void fault_badUtf8_refused(String hex) {
        byte[] inner = HexFormat.of().parseHex(hex);
        byte[] text = new byte[inner.length + 4];
        text[0] = '[';
        text[1] = '"';
        System.arraycopy(inner, 0, text, 2, inner.length);
        text[text.length - 2] = '"';
        text[text.length - 1] = ']';
        boolean valid = hex.equals("F0908080");
        assertThat(Arguments.ofUtf8(text).fault().isEmpty()).isEqualTo(valid);
        if (!valid) {
            assertThat(Arguments.ofUtf8(text).fault().orElseThrow()).endsWith("at 1:3, /0");
            assertThatThrownBy(() -> Arguments.ofUtf8(text).toJson()).isInstanceOf(OrcaException.class);
        }
    }

    @Test
    void fault_loneSurrogateInString_refused() {
        assertThat(Arguments.ofJson("\"\ud800\"").fault()).contains("lone surrogate at 1:2, document root");
        assertThat(Arguments.ofJson("{\"a\udc00\":1}").fault().orElseThrow()).startsWith("lone surrogate at 1:4");
    }

    @Test
    void fault_limits_exact() {
        Limits limits = Limits.defaults().toBuilder()
                .maxJsonBytes(20)
                .maxJsonDepth(2)
                .maxJsonMembers(3)
                .build();
        assertThat(Arguments.ofJson("[1,2,3]", limits).fault()).isEmpty();
        assertThat(Arguments.ofJson("[1,2,3,4]", limits).fault())
                .contains("more members and elements than the limit at 1:8, /3");
        assertThat(Arguments.ofJson("[[1],2]", limits).fault()).isEmpty();
        assertThat(Arguments.ofJson("[[[]]]", limits).fault()).contains("nested deeper than the limit at 1:3, /0/0");
        assertThat(Arguments.ofJson("\"0123456789abcdefgh\"", limits).fault()).isEmpty();
        assertThat(Arguments.ofJson("\"0123456789abcdefghi\"", limits).fault()).contains("more bytes than the limit");
        assertThat(Arguments.ofJson("\"\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\"", limits)
                        .fault())
                .contains("more bytes than the limit");
    }

    @Test
    void fault_digits_atMostHundred() {
        assertThat(Arguments.ofJson("9".repeat(100)).fault()).isEmpty();
        assertThat(Arguments.ofJson("9".repeat(101)).fault()).isPresent();
        assertThat(Arguments.ofJson("-0." + "9".repeat(100)).fault()).isEmpty();
        assertThat(Arguments.ofJson("-0." + "9".repeat(101)).fault()).isPresent();
        assertThat(Arguments.ofJson("0." + "0".repeat(99) + "9".repeat(100)).fault())
                .isEmpty();
        assertThat(Arguments.ofJson("0." + "0".repeat(399) + "9".repeat(100)).fault())
                .isEmpty();
        assertThat(Arguments.ofJson("0." + "0".repeat(400) + "9").fault().orElseThrow())
                .startsWith("number with an exponent");
        assertThat(Arguments.ofJson("0." + "0".repeat(300) + "9e-99").fault()).isEmpty();
        assertThat(Arguments.ofJson("0." + "0".repeat(300) + "9e-100").fault().orElseThrow())
                .startsWith("number with an exponent");
        assertThat(Arguments.ofJson("0." + "0".repeat(1_000_000)).fault().orElseThrow())
                .startsWith("number with an exponent");
        assertThat(Arguments.ofJson("1" + "0".repeat(100)).fault().orElseThrow())
                .startsWith("number of more than 100 digits");
    }

    @Test
    void value_numbers_haveOneForm() {
        assertThat(Arguments.ofJson("[1,1.0,1e0,10e-1,100E-2,0.01e2]").value())
                .isEqualTo(List.of(1L, 1L, 1L, 1L, 1L, 1L));
        assertThat(Arguments.ofJson("[-0,0.0,-0e400]").value()).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(Arguments.ofJson("[9223372036854775807,-9223372036854775808]")
                        .value())
                .isEqualTo(List.of(Long.MAX_VALUE, Long.MIN_VALUE));
        assertThat(Arguments.ofJson("[9223372036854775808,-9223372036854775809,1.50,1e30]")
                        .value())
                .isEqualTo(List.of(
                        new BigDecimal("9223372036854775808"),
                        new BigDecimal("-9223372036854775809"),
                        new BigDecimal("1.5"),
                        new BigDecimal("1e30")));
    }

    @Test
    void value_objects_inDocumentOrderAndImmutable() {
        Map<?, ?> value = (Map<?, ?>)
                Objects.requireNonNull(Arguments.ofJson("{\"z\":1,\"a\":{\"m\":[null,true]},\"k\":\"\\u0041\\n\"}")
                        .value());
        assertThat(value.keySet().stream().map(Object::toString)).containsExactly("z", "a", "k");
        assertThat(value.get("k")).isEqualTo("A\n");
        assertThat(value.get("none")).isNull();
        assertThatThrownBy(() -> value.remove("z")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void of_hostMap_copiedDeeply() {
        Map<String, Object> map = new HashMap<>();
        List<Object> list = new ArrayList<>(List.of("x"));
        map.put("list", list);
        Arguments arguments = Arguments.of(map);
        list.add("y");
        map.put("more", 1);
        assertThat(arguments.toJson()).isEqualTo("{\"list\":[\"x\"]}");
        assertThat(arguments).isEqualTo(Arguments.ofJson("{ \"list\" : [ \"x\" ] }"));
    }

    @Test
    void of_javaValues_allKinds() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("i", 1);
        map.put("s", (short) 2);
        map.put("b", (byte) 3);
        map.put("d", 0.1);
        map.put("f", 0.5f);
        map.put("big", new BigInteger("9223372036854775808"));
        map.put("dec", new BigDecimal("1.500"));
        map.put("n", null);
        map.put("a", new Object[] {"x", null, true});
        assertThat(Arguments.of(map).toJson())
                .isEqualTo(
                        "{\"i\":1,\"s\":2,\"b\":3,\"d\":0.1,\"f\":0.5,\"big\":9223372036854775808,\"dec\":1.5,\"n\":null,"
                                + "\"a\":[\"x\",null,true]}");
    }

    @Test
    void of_valuesThatAreNoJson_fault() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        Map<Object, Object> keys = new HashMap<>();
        keys.put(1, 1);
        assertThat(Arguments.ofValue(Map.of("x", List.of(Instant.EPOCH))).fault())
                .contains("Java type that is no JSON value (java.time.Instant) at /x/0");
        assertThat(Arguments.ofValue(Double.NaN).fault()).contains("number that is not finite at document root");
        assertThat(Arguments.ofValue(Map.of("k", "\ud800")).fault()).contains("lone surrogate at /k");
        assertThat(Arguments.ofValue(Map.of("\udc00", 1)).fault().orElseThrow()).startsWith("lone surrogate at /");
        assertThat(Arguments.ofValue(keys).fault()).contains("member name that is no string at document root");
        assertThat(Arguments.ofValue(self).fault().orElseThrow()).startsWith("nested deeper than the limit");
        assertThat(Arguments.ofValue('c').fault().orElseThrow()).startsWith("Java type that is no JSON value");
        assertThat(Arguments.ofValue(new BigDecimal("1e999999999")).fault().orElseThrow())
                .startsWith("number with an exponent");
        assertThat(Arguments.ofValue(BigInteger.ONE.shiftLeft(100_000)).fault().orElseThrow())
                .startsWith("number of more than 100 digits");
    }

    @Test
    void toJson_text_isTheOriginal() {
        String text = " { \"b\" : 1.0 , \"a\" : \"\\u0041\" } ";
        assertThat(Arguments.ofJson(text).toJson()).isEqualTo(text);
        assertThat(Arguments.ofUtf8(text.getBytes(UTF_8)).toJson()).isEqualTo(text);
        assertThat(Arguments.ofJson(text).canonical()).isEqualTo("{\"a\":\"A\",\"b\":1}");
        assertThat(Arguments.ofJson("{").toJson()).isEqualTo("{");
    }

    @Test
    void ofUtf8_arrayChangedLater_unaffected() {
        byte[] bytes = "{\"a\":1}".getBytes(UTF_8);
        Arguments arguments = Arguments.ofUtf8(bytes);
        Arrays.fill(bytes, (byte) 'x');
        assertThat(arguments.fault()).isEmpty();
    }

    @Test
    void toString_anyOrigin_showsNoContent() {
        assertThat(List.of(
                                Arguments.ofJson("{\"secret\":1}"),
                                Arguments.ofUtf8("{\"secret\":1}".getBytes(UTF_8)),
                                Arguments.of(Map.of("secret", 1)))
                        .toString())
                .doesNotContain("secret");
    }

    @Test
    void equals_faulty_onlyItself() {
        Arguments faulty = Arguments.ofJson("{");
        assertThat(List.of(faulty)).contains(faulty).doesNotContain(Arguments.ofJson("{"));
        assertThat(Arguments.ofJson("{\"a\":1,\"b\":2}"))
                .isEqualTo(Arguments.ofJson("{\"b\":2.0,\"a\":1}"))
                .hasSameHashCodeAs(Arguments.ofJson("{\"b\":2.0,\"a\":1}"));
    }

    @Test
    void mapStrings_valuesOnly_sameInstanceWhenUnchanged() {
        Arguments arguments = Arguments.ofJson("{\"a\":\"a\",\"b\":[\"a\",1,{\"a\":\"b\"}]}");
        assertThat(arguments.mapStrings(s -> s)).isSameAs(arguments);
        assertThat(arguments.mapStrings(s -> s.equals("a") ? "x" : s).toJson())
                .isEqualTo("{\"a\":\"x\",\"b\":[\"x\",1,{\"a\":\"b\"}]}");
    }

    @Test
    void sha256_emptyObject_knownDigest() {
        assertThat(Arguments.none().sha256())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
