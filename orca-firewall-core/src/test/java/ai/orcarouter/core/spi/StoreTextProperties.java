/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StoreTextProperties {
    private static boolean storable(String text) {
        return text.indexOf(0) < 0 && new String(text.getBytes(UTF_8), UTF_8).equals(text);
    }

    @Property
    void clean_anyText_canBeStored(@ForAll("wild") String text, @ForAll @IntRange(min = 1, max = 20) int max) {
        String clean = StoreText.clean(text, max);
        assertThat(storable(clean)).isTrue();
        assertThat(clean.length()).isLessThanOrEqualTo(max);
        assertThat(clean.length()).isGreaterThanOrEqualTo(Math.min(text.length(), max - 1));
        assertThat(StoreText.check("text", clean, max)).isSameAs(clean);
        assertThat(StoreText.clean(clean, max)).isSameAs(clean);
    }

    @Property
    void check_agreesWithUtf8(@ForAll("wild") String text) {
        if (storable(text)) {
            assertThatCode(() -> StoreText.check("text", text, 20)).doesNotThrowAnyException();
            assertThat(StoreText.clean(text, 20)).isSameAs(text);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> StoreText.check("text", text, 20));
        }
    }

    @Example
    void check_tooLongOrEmpty_isRefused() {
        assertThat(StoreText.check("text", "", 0)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> StoreText.check("text", "ab", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> StoreText.checkName("name", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> StoreText.checkName("name", "x".repeat(513)));
    }

    @Provide
    Arbitrary<String> wild() {
        return Arbitraries.of('a', '\0', '\uD83D', '\uDC0B', '\uFFFF', '\u20AC')
                .list()
                .ofMaxSize(20)
                .map(chars -> {
                    StringBuilder out = new StringBuilder();
                    chars.forEach(out::append);
                    return out.toString();
                });
    }
}
