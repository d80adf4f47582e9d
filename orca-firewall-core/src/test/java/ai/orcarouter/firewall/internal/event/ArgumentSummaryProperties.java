/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ArgumentSummaryProperties {
    private final ArgumentSummary summary = Events.summary();

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of(
                "AKIAQ7RT2LMN4PXW3ZKD",
                "wJk3qLrXUtnFEMI/K7MDENGbPxRfiCY9vT5sBh2a",
                "sk-" + "a1B2c3D4".repeat(5),
                "sk-ant-" + "z9Y8x7W6".repeat(6),
                "Bearer q8w7e6r5t4y3u2i1o0p9",
                "carla.mendes@mail.example.net",
                "219-09-9999",
                "4111 1111 1111 1111");
    }

    @Provide
    Arbitrary<String> fillers() {
        return Arbitraries.strings().withChars(" ,;:\u00e9\u4e2d\"\\\n<>").ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> planted = Combinators.combine(fillers(), secrets(), fillers())
                .as((before, secret, after) -> before + " " + secret + " " + after);
        Arbitrary<String> late = Combinators.combine(Arbitraries.integers().between(900, 1_100), secrets())
                .as((length, secret) -> "-".repeat(length) + " " + secret);
        return Arbitraries.oneOf(planted, planted, late, fillers());
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                texts().map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.of(true, false),
                Arbitraries.of(4_111_111_111_111_111L, 5_500_005_555_555_559L));
        return Arbitraries.recursive(() -> leaf, this::nested, 0, 3);
    }

    private Arbitrary<Object> nested(Arbitrary<Object> inner) {
        Arbitrary<Object> lists = inner.list().ofMaxSize(4).map(list -> list);
        Arbitrary<Object> maps = Combinators.combine(
                        texts().list().ofMaxSize(4), inner.list().ofSize(4))
                .as(ArgumentSummaryProperties::object);
        return Arbitraries.oneOf(lists, maps);
    }

    private static Object object(List<String> names, List<Object> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }

    @Property(tries = 2_000)
    void of_anyTreeWithPlantedSecrets_showsNoneAndStaysWithinItsBytes(@ForAll("trees") Object tree) {
        String text = summary.of(Arguments.ofValue(tree));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(SummaryText.MAX_BYTES);
        assertThat(text)
                .doesNotContain("AKIAQ7")
                .doesNotContain("wJk3qLr")
                .doesNotContain("a1B2c3D4")
                .doesNotContain("z9Y8x7W6")
                .doesNotContain("q8w7e6r5")
                .doesNotContain("carla")
                .doesNotContain("219-09")
                .doesNotContain("4111 11")
                .doesNotContain("41111111111")
                .doesNotContain("55000055555");
        String rest = text.replaceAll("\\[redacted:[a-z_]+\\]", "");
        assertThat(rest).doesNotContain("[redacted").doesNotContain("[reda");
    }

    @Property(tries = 500)
    void of_aTreeWithoutSecrets_isAStartOfItsText(
            @ForAll @IntRange(max = 200) int elements, @ForAll("fillers") String filler) {
        List<Object> tree = Collections.nCopies(elements, filler.replace("\n", ""));
        String whole = CanonicalJson.write(tree);

        String text = summary.of(Arguments.ofValue(tree));

        String shown = text.endsWith("\u2026") ? text.substring(0, text.length() - 1) : text;
        assertThat(whole).startsWith(shown);
        assertThat(text.equals(whole))
                .isEqualTo(whole.getBytes(StandardCharsets.UTF_8).length <= SummaryText.MAX_BYTES);
    }
}
