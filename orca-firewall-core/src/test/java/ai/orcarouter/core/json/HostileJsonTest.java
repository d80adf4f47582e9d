/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to cost time, memory or stack, and every sort of string. */
class HostileJsonTest {
    private static final int MANY = 100_000;
    private static final Limits WIDE = Limits.defaults().toBuilder()
            .maxJsonBytes(JsonScanner.HARD_BYTES)
            .maxJsonDepth(Integer.MAX_VALUE)
            .maxJsonMembers(Integer.MAX_VALUE)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[0,[", "[{\"a\":", "[[],", "{\"\":[", " [ "})
    void fault_mebibyteOfNesting_refusedForItsDepth(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        assertThat(Arguments.ofJson(text).fault().orElseThrow())
                .startsWith(JsonFault.TOO_DEEP.message())
                .hasSizeLessThan(400);
        assertThat(Arguments.ofJson(text, WIDE).fault().orElseThrow())
                .startsWith(JsonFault.TOO_DEEP.message())
                .hasSizeLessThan(400);
    }

    @Test
    void value_deepestDocument_readWrittenAndCompared() {
        int depth = JsonScanner.HARD_DEPTH;
        String text = "[".repeat(depth) + "]".repeat(depth);
        Arguments arguments = Arguments.ofJson(text, WIDE);
        assertThat(arguments.canonical()).isEqualTo(text);
        assertThat(arguments).isEqualTo(Arguments.ofUtf8(text.getBytes(UTF_8), WIDE));
        assertThat(Arguments.ofJson("[" + text + "]", WIDE).fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,", "[],", "{},", "\"\",", "{\"\":0},", "[0],", "1e1,"})
    void value_denseArray_everyTokenKept(String piece) {
        String text = "[" + piece.repeat(50_000) + "null]";
        Arguments arguments = Arguments.ofJson(text, WIDE);
        List<?> elements = (List<?>) Objects.requireNonNull(arguments.value());
        assertThat(elements.size()).isEqualTo(50_001);
        assertThat(elements.get(50_000)).isNull();
        assertThat(elements.get(49_999)).isEqualTo(elements.get(0)).isNotNull();
        assertThat(Arguments.ofJson(text).fault().orElseThrow()).startsWith(JsonFault.TOO_MANY_MEMBERS.message());
    }

    private static String object(int size, IntFunction<String> name) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "\"" : ",\"")
                    .append(name.apply(i))
                    .append("\":")
                    .append(i);
        }
        return out.append('}').toString();
    }

    /** A name of 34 letters; all of them have one {@link String#hashCode()}. */
    private static String colliding(int number) {
        StringBuilder out = new StringBuilder(34);
        for (int bit = 0; bit < 17; bit++) {
            out.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return out.toString();
    }

    private static List<IntFunction<String>> namings() {
        return List.of(
                i -> "n" + i,
                HostileJsonTest::colliding,
                i -> "x".repeat(64) + i,
                i -> i + "x".repeat(64),
                i -> "%08d".formatted(i),
                i -> "\u00e9" + i);
    }

    @Test
    void value_hundredThousandNames_eachFoundAndNoneTwice() {
        for (IntFunction<String> naming : namings()) {
            String text = object(MANY, naming);
            Map<?, ?> map = (Map<?, ?>)
                    Objects.requireNonNull(Arguments.ofJson(text, WIDE).value());
            assertThat(map).hasSize(MANY);
            for (int i = 0; i < MANY; i++) {
                assertThat(Objects.equals(map.get(naming.apply(i)), (long) i)).isTrue();
            }
            assertThat(map.get(naming.apply(MANY + 1))).isNull();
            assertThat(map.containsKey(naming.apply(MANY + 1))).isFalse();
            String twice = text.substring(0, text.length() - 1) + ",\"" + naming.apply(77) + "\":0}";
            assertThat(Arguments.ofJson(twice, WIDE).fault().orElseThrow())
                    .startsWith(JsonFault.DUPLICATE_NAME.message());
        }
    }

    /** Where all names collide there is one run of all of them; at random the longest is a few dozen. */
    @Test
    void scan_namesChosenToCollide_shortRunsInTheTable() {
        for (IntFunction<String> naming : namings()) {
            JsonSource source = new JsonSource();
            assertThat(source.read(object(MANY, naming), WIDE)).isNull();
            assertThat(source.scanner().names().longestRun()).isLessThan(1_000);
        }
        JsonSource source = new JsonSource();
        assertThat(source.read("[" + "{\"a\":0},".repeat(MANY) + "0]", WIDE)).isNull();
        assertThat(source.scanner().names().longestRun()).isLessThan(1_000);
        assertThat(source.read("[" + "{\"a\":0,\"b\":[{\"a\":1}]},".repeat(MANY) + "0]", WIDE))
                .isNull();
        assertThat(source.scanner().names().longestRun()).isLessThan(1_000);
    }

    @Test
    void bind_moreNamesThanTheTableStartsWith_foundAcrossGrowth() {
        for (int size : new int[] {1, 127, 128, 129, 255, 256, 257, 1_000, 5_000}) {
            List<JsonPath> paths = new ArrayList<>();
            for (int i = 0; i <= size; i++) {
                paths.add(JsonPath.of("$.n" + i));
            }
            PathSet.Reader reader = PathSet.of(paths).newReader();
            for (int round = 0; round < 3; round++) {
                assertThat(reader.bind(Arguments.ofJson(object(size, i -> "n" + i))))
                        .isTrue();
                for (int i = 0; i < size; i++) {
                    assertThat(reader.value(i)).isEqualTo((long) i);
                }
                assertThat(reader.value(size)).isSameAs(PathSet.MISSING);
                assertThat(reader.bind(Arguments.ofJson("{\"n0\":\"small\"}"))).isTrue();
                assertThat(reader.value(0)).isEqualTo("small");
                assertThat(reader.value(size)).isSameAs(PathSet.MISSING);
                reader.release();
            }
        }
    }

    @Test
    void jsonObject_collidingNames_behavesAsAMap() {
        for (int size : new int[] {0, 1, 8, 9, 33, 34, 40, 1_000}) {
            String[] names = new String[size];
            @Nullable Object[] values = new @Nullable Object[size];
            Arrays.setAll(names, HostileJsonTest::colliding);
            Arrays.setAll(values, i -> i % 7 == 0 ? null : (Object) (long) i);
            JsonObject object = new JsonObject(names, values);
            Map<String, @Nullable Object> plain = new HashMap<>();
            for (int i = 0; i < size; i++) {
                plain.put(names[i], values[i]);
                assertThat(object.indexOf(names[i])).isEqualTo(i);
                assertThat(object.containsKey(names[i])).isTrue();
            }
            assertThat(object.indexOf(colliding(size))).isEqualTo(-1);
            assertThat(object.indexOf("")).isEqualTo(-1);
            assertThat(object.get("none")).isNull();
            assertThat(object).isEqualTo(plain).hasSameHashCodeAs(plain);
            assertThat(new HashSet<>(object.keySet())).isEqualTo(plain.keySet());
        }
    }

    @Test
    void value_specialAtEveryPlaceOfAWord_decoded() {
        String[] spelled = {"\\n", "\\u0041", "\\ud83d\\ude00", "\u00e9", "\u20ac", "\ud83d\ude00", "\\\"", "\\\\", "/"
        };
        String[] meant = {"\n", "A", "\ud83d\ude00", "\u00e9", "\u20ac", "\ud83d\ude00", "\"", "\\", "/"};
        for (int before = 0; before <= 24; before++) {
            for (int after = 0; after <= 9; after++) {
                for (int i = 0; i < spelled.length; i++) {
                    String value = "x".repeat(before) + meant[i] + "y".repeat(after);
                    String text = "\"" + "x".repeat(before) + spelled[i] + "y".repeat(after) + "\"";
                    assertThat(Arguments.ofJson(text).value()).isEqualTo(value);
                    assertThat(Arguments.ofUtf8(text.getBytes(UTF_8)).value()).isEqualTo(value);
                    assertThat(Arguments.ofJson("{" + text + ":1}").value()).isEqualTo(Map.of(value, 1L));
                }
            }
        }
    }

    @Test
    void value_everyUnicodeEscape_decodedOrALoneSurrogate() {
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            Arguments arguments = Arguments.ofJson("\"\\u%04x\"".formatted(unit));
            if (Character.isSurrogate((char) unit)) {
                assertThat(arguments.fault().orElseThrow()).startsWith(JsonFault.LONE_SURROGATE.message());
            } else {
                assertThat(arguments.value()).isEqualTo(String.valueOf((char) unit));
            }
        }
    }

    @Test
    void fault_everyPairOfUtf8Bytes_asTheJdkDecodesThem() {
        byte[] text = {'"', 0, 0, '"'};
        for (int pair = 0; pair <= 0xFFFF; pair++) {
            text[1] = (byte) (pair >> 8);
            text[2] = (byte) pair;
            if (text[1] < 0 || text[2] < 0) {
                String decoded = new String(text, UTF_8);
                boolean valid = !decoded.contains("\ufffd")
                        && Arguments.ofJson(decoded).fault().isEmpty();
                assertThat(Arguments.ofUtf8(text).fault().isEmpty()).isEqualTo(valid);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\\n", "\\u0041", "\\ud83d\\ude00", "\u00e9", "\ud83d\ude00", "\\\\", "\\\""})
    void value_megabyteOfOnePiece_sameAsShort(String piece) {
        int count = 1_000_000 / piece.length();
        String one = String.valueOf(Arguments.ofJson("\"" + piece + "\"").value());
        assertThat(Arguments.ofJson("\"" + piece.repeat(count) + "\"", WIDE).value())
                .isEqualTo(one.repeat(count));
        Map<?, ?> named = (Map<?, ?>) Objects.requireNonNull(
                Arguments.ofJson("{\"" + piece.repeat(count) + "\":0}", WIDE).value());
        assertThat(named.containsKey(one.repeat(count))).isTrue();
        assertThat(Arguments.ofJson("\"" + piece.repeat(count), WIDE).fault().orElseThrow())
                .startsWith(JsonFault.ENDS_EARLY.message());
    }

    @Test
    void fault_byteOrderMarkAndZeros_refusedEverywhere() {
        for (String text :
                List.of("\ufeff{}", "{}\ufeff", "{\ufeff}", "\u0000{}", "{}\u0000", "[\u0000]", "[1\u0000]")) {
            assertThat(Arguments.ofJson(text).fault()).isPresent();
            assertThat(Arguments.ofUtf8(text.getBytes(UTF_8)).fault())
                    .isEqualTo(Arguments.ofJson(text).fault());
        }
        assertThat(Arguments.ofUtf8(new byte[1_000]).fault()).isPresent();
        assertThat(Arguments.ofUtf8(new byte[] {'{', 0, '}', 0}).fault()).isPresent();
    }
}
