/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSetTest {
    private static final String DOCUMENT = """
            {"s":"text","n":42,"d":1.50,"t":true,"z":null,"o":{"a":{"b":"deep"},"e":{}},"l":[10,[20,30],{"k":"v"}],
             "a b":{"\\u00e9\\"":"quoted"},"rows":[{"id":1,"tags":["x","y"]},{"id":2,"tags":[]},{"tags":"no"}],"empty":[]}
            """;

    private static List<Object> read(String... paths) {
        PathSet set = PathSet.of(Arrays.stream(paths).map(JsonPath::of).toList());
        PathSet.Reader reader = set.newReader();
        Arguments text = Arguments.ofJson(DOCUMENT);
        Arguments tree = Arguments.ofValue(Arguments.ofJson(DOCUMENT).value());
        assertThat(reader.bind(text)).isTrue();
        List<Object> fromText = Arrays.stream(paths)
                .map(path -> (Object) reader.values(set.indexOf(JsonPath.of(path))))
                .toList();
        assertThat(reader.bind(tree)).isTrue();
        for (int i = 0; i < paths.length; i++) {
            assertThat(reader.values(set.indexOf(JsonPath.of(paths[i])))).isEqualTo(fromText.get(i));
        }
        return fromText;
    }

    private static Object one(String path) {
        List<?> values = (List<?>) read(path).get(0);
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    @Test
    void value_scalars_byPath() {
        assertThat(one("$.s")).isEqualTo("text");
        assertThat(one("$.n")).isEqualTo(42L);
        assertThat(one("$.d")).isEqualTo(new BigDecimal("1.5"));
        assertThat(one("$.t")).isEqualTo(true);
        assertThat(one("$.z")).isNull();
        assertThat(one("$.o.a.b")).isEqualTo("deep");
        assertThat(one("$.l[0]")).isEqualTo(10L);
        assertThat(one("$.l[1][1]")).isEqualTo(30L);
        assertThat(one("$.l[2].k")).isEqualTo("v");
        assertThat(one("$[\"a b\"][\"\u00e9\\\"\"]")).isEqualTo("quoted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$.o", "$.o.e", "$.l", "$.l[1]", "$.empty"})
    void value_objectOrArray_container(String path) {
        assertThat(one(path)).isSameAs(PathSet.CONTAINER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.none",
                "$.o.none",
                "$.s.x",
                "$.l[3]",
                "$.l.k",
                "$.o[0]",
                "$[0]",
                "$.z.x",
                "$.n[0]",
                "$.empty[0]"
            })
    void value_nowhere_missing(String path) {
        assertThat(one(path)).isSameAs(PathSet.MISSING);
    }

    @Test
    void values_wildcards_everyElement() {
        assertThat(read("$.rows[*].id").get(0)).isEqualTo(List.of(1L, 2L, PathSet.MISSING));
        assertThat(read("$.rows[*].tags[*]").get(0))
                .isEqualTo(List.of("x", "y", PathSet.NO_ELEMENTS, PathSet.NO_ARRAY));
        assertThat(read("$.l[*]").get(0)).isEqualTo(List.of(10L, PathSet.CONTAINER, PathSet.CONTAINER));
        assertThat(read("$.empty[*]").get(0)).isEqualTo(List.of(PathSet.NO_ELEMENTS));
        assertThat(read("$.none[*]").get(0)).isEqualTo(List.of(PathSet.NO_ARRAY));
        assertThat(read("$.o[*]").get(0)).isEqualTo(List.of(PathSet.NO_ARRAY));
        assertThat(read("$[*]").get(0)).isEqualTo(List.of(PathSet.NO_ARRAY));
    }

    @Test
    void bind_reused_forgetsOldValues() {
        PathSet set = PathSet.of(List.of(JsonPath.of("$.a"), JsonPath.of("$[\"a\"]"), JsonPath.of("$.b[*]")));
        PathSet.Reader reader = set.newReader();
        assertThat(set.size()).isEqualTo(2);
        assertThat(reader.value(0)).isSameAs(PathSet.MISSING);
        assertThat(reader.bind(Arguments.ofJson("{\"a\":1,\"b\":[1]}"))).isTrue();
        assertThat(reader.value(0)).isEqualTo(1L);
        assertThat(reader.values(1)).isEqualTo(List.of(1L)).isSameAs(reader.values(1));
        assertThat(reader.bind(Arguments.ofJson("{\"a\":2,\"a\":3}"))).isFalse();
        assertThat(reader.value(0)).isSameAs(PathSet.MISSING);
        Arguments parsed = Arguments.ofJson("{\"a\":\"t\\u0041\"}");
        assertThat(reader.bind(parsed)).isTrue();
        assertThat(reader.value(0)).isEqualTo("tA");
        assertThat(parsed.value()).isNotNull();
        assertThat(reader.bind(parsed)).isTrue();
        assertThat(reader.value(0)).isEqualTo("tA");
        reader.release();
        assertThat(reader.value(0)).isSameAs(PathSet.MISSING);
        assertThatThrownBy(() -> reader.value(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bind_afterRefusedText_startsAfresh() {
        PathSet.Reader reader = PathSet.of(List.of(JsonPath.of("$.a.b"))).newReader();
        assertThat(reader.bind(Arguments.ofJson("[0,{\"a\":1,\"b\":2,\"c\":{\"b\":1")))
                .isFalse();
        for (int i = 0; i < 6; i++) {
            assertThat(reader.bind(Arguments.ofJson(" ".repeat(i) + "{\"a\":{\"b\":\"x\"},\"b\":2}")))
                    .isTrue();
            assertThat(reader.value(0)).isEqualTo("x");
        }
    }

    @Test
    void release_nullsReadOftenBefore_keepsNoValue() {
        PathSet.Reader reader =
                PathSet.of(List.of(JsonPath.of("$.a"), JsonPath.of("$.b"))).newReader();
        for (int i = 0; i < 3; i++) {
            assertThat(reader.bind(Arguments.ofJson("{\"a\":null,\"b\":\"secret\"}")))
                    .isTrue();
            assertThat(reader.value(0)).isNull();
        }
        assertThat(reader.value(1)).isEqualTo("secret");
        reader.release();
        assertThat(reader.kept()).isZero();
    }

    @Test
    void bind_reader_remembersFaultInArguments() {
        PathSet.Reader reader = PathSet.of(List.of()).newReader();
        Arguments faulty = Arguments.ofJson("[1,");
        assertThat(reader.bind(faulty)).isFalse();
        assertThat(reader.bind(faulty)).isFalse();
        assertThat(faulty.fault()).contains("the text ends too early at 1:4, /1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|0",
                "a|0",
                "$a|1",
                "$.|2",
                "$..a|2",
                "$.*|2",
                "$.a b|3",
                "$.a[|4",
                "$.a[]|4",
                "$.a[-1]|4",
                "$.a[01]|4",
                "$.a[1|5",
                "$.a[9999999999]|4",
                "$[\"a|4",
                "$[\"a\"|5",
                "$['a\"]|6",
                "$[\"\\x\"]|3",
                "$[\"\\ud800\"]|3",
                "$[?(@.a)]|2",
                "$[1:2]|3",
                "$[**]|3"
            })
    void parse_fault_hasPosition(String text, int position) {
        JsonPath.Parse parse = JsonPath.parse(text);
        assertThat(parse).isInstanceOfSatisfying(JsonPath.Parse.Fault.class, fault -> {
            assertThat(fault.position()).isEqualTo(position);
            assertThat(fault.message()).isNotEmpty();
            assertThat(fault.hint()).isNotEmpty();
        });
        assertThatThrownBy(() -> JsonPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$|$",
                "$.a-b_c$|$.a-b_c$",
                "$['a']|$.a",
                "$[\"a\"][0][*].b|$.a[0][*].b",
                "$['it\\'s \"x\"']|$[\"it's \\\"x\\\"\"]",
                "$[\"\\u0041\"]|$.A",
                "$[\"\"]|$[\"\"]",
                "$.\u00e9|$.\u00e9"
            })
    void parse_path_shortestSpelling(String text, String shortest) {
        assertThat(JsonPath.of(text)).hasToString(shortest).isEqualTo(JsonPath.of(shortest));
    }
}
