/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** Doubles by their bits and their text in ECMAScript, in the manner of RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "0000000000000002, 1e-323",
        "000fffffffffffff, 2.225073858507201e-308",
        "0010000000000000, 2.2250738585072014e-308",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "3ff0000000000000, 1",
        "bff8000000000000, -1.5",
        "3fb999999999999a, 0.1",
        "3fd3333333333334, 0.30000000000000004",
        "3fd5555555555555, 0.3333333333333333",
        "400921fb54442d18, 3.141592653589793",
        "4340000000000000, 9007199254740992",
        "433fffffffffffff, 9007199254740991",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "3e7ad7f29abcaf48, 1e-7",
        "4415af1d78b58c40, 100000000000000000000",
        "444b1ae4d6e2ef50, 1e+21",
        "7e37e43c8800759c, 1e+300",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333"
    })
    void write_double_asEcmaScriptPrintsIt(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalJson.write(value)).isEqualTo(text);
        assertThat(Arguments.ofJson(text).canonical()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1e0, 1",
        "10e-1, 1",
        "-0, 0",
        "-0.0e5, 0",
        "1E3, 1000",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.5e21, 1.5e+21",
        "123456789012345678901, 123456789012345678901",
        "1234567890123456789012, 1.234567890123456789012e+21",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "0.00000012, 1.2e-7",
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740993",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775808",
        "-9223372036854775808, -9223372036854775808",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827",
        "1e400, 1e+400",
        "1e-400, 1e-400",
        "100e398, 1e+400",
        "12.340, 12.34"
    })
    void canonical_numberText_keepsItsExactDigits(String text, String canonical) {
        assertThat(Arguments.ofJson(text).canonical()).isEqualTo(canonical);
    }

    @Test
    void canonical_hundredDigits_kept() {
        String digits = "1".repeat(99) + "7";
        assertThat(Arguments.ofJson(digits).canonical()).isEqualTo("1." + "1".repeat(98) + "7e+99");
        assertThat(Arguments.ofJson("-0." + "0".repeat(50) + "7").canonical()).isEqualTo("-7e-51");
        assertThat(CanonicalJson.write(new BigInteger(digits)))
                .isEqualTo(Arguments.ofJson(digits).canonical());
    }

    /** The layout of small numbers has zeros in front, which no bound may take for digits. */
    @Test
    void canonical_hundredDigitsOfAnyMagnitude_readBack() {
        for (int exponent = -400; exponent <= 400; exponent++) {
            Arguments arguments = Arguments.ofJson("-1." + "2".repeat(98) + "7e" + exponent);
            assertThat(arguments.fault()).isEmpty();
            assertThat(Arguments.ofJson(arguments.canonical())).isEqualTo(arguments);
            assertThat(Arguments.ofJson(arguments.canonical()).canonical()).isEqualTo(arguments.canonical());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e401", "1e-401", "1e999999999", "-1e-999999999", "1e99999999999999999999", "0e401"})
    void fault_exponentBeyondBounds_refused(String text) {
        assertThat(Arguments.ofJson(text).fault().orElseThrow()).startsWith("number with an exponent beyond +-400");
    }

    @Test
    void write_numbersBeyondBounds_refused() {
        for (Object value : List.of(
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                new BigDecimal("1e401"),
                new BigDecimal("1".repeat(101)),
                BigInteger.TEN.pow(100),
                BigInteger.ONE.shiftLeft(10_000_000),
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Float.NaN)) {
            assertThatThrownBy(() -> CanonicalJson.write(List.of(value)))
                    .isInstanceOfSatisfying(
                            OrcaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_CANONICAL))
                    .hasMessageStartingWith("no canonical JSON: number ")
                    .hasMessageEndingWith(" at /0");
        }
    }

    @Test
    void write_strings_escapedAsRfc8785Says() {
        assertThat(CanonicalJson.write("\u20ac$\u000f\nA'B\"\\\\\"/"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(CanonicalJson.write("\b\t\n\f\r\u0000\u001f\u007f\u0080\u2028\ufeff\ud83d\ude00"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u0080\u2028\ufeff\ud83d\ude00\"");
    }

    @Test
    void write_members_inOrderOfCodeUnits() {
        Map<String, Integer> members = Map.of(
                "\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7, "10", 8, "", 9);
        assertThat(CanonicalJson.write(members))
                .isEqualTo("{\"\":9,\"\\r\":2,\"1\":4,\"10\":8,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,"
                        + "\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void write_loneSurrogates_refused() {
        for (Object value : List.of("\ud800", "a\udc00", "\udc00\ud800", Map.of("\ud800x", 1), List.of("\ud83d"))) {
            assertThatThrownBy(() -> CanonicalJson.write(value))
                    .isInstanceOf(OrcaException.class)
                    .hasMessageContaining("lone surrogate");
        }
    }

    @Test
    void sha256_differentNumbers_differ() {
        assertThat(CanonicalJson.sha256(9007199254740993L)).isNotEqualTo(CanonicalJson.sha256(9007199254740992L));
        assertThat(CanonicalJson.sha256(new BigDecimal("1.00"))).isEqualTo(CanonicalJson.sha256(1));
        assertThat(CanonicalJson.sha256(null))
                .isEqualTo("74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b");
    }

    @Test
    void write_hugeTexts_upToTheHardBounds() {
        Object deep = 1;
        for (int i = 0; i < JsonScanner.HARD_DEPTH; i++) {
            deep = List.of(deep);
        }
        assertThat(CanonicalJson.write(deep)).hasSize((2 * JsonScanner.HARD_DEPTH) + 1);
        Object tooDeep = List.of(deep);
        assertThatThrownBy(() -> CanonicalJson.write(tooDeep)).hasMessageContaining("nested deeper");
    }
}
