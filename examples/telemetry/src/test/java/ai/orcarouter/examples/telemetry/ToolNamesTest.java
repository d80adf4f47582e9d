/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolNamesTest {
    @Test
    void tag_firstNames_areTheirOwn() {
        ToolNames names = ToolNames.upTo(2);

        assertThat(names.tag("a")).isEqualTo("a");
        assertThat(names.tag("b")).isEqualTo("b");
        assertThat(names.tag("c")).isEqualTo(ToolNames.OTHER);
        assertThat(names.tag("a")).isEqualTo("a");
    }

    @Test
    void tag_onlyKnownNames_takesNoOther() {
        ToolNames names = ToolNames.only(Set.of("a", "b"));

        assertThat(names.tag("a")).isEqualTo("a");
        assertThat(names.tag("x")).isEqualTo(ToolNames.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\u00fcber", "\u202etool"})
    void tag_nameThatIsNotPlain_isOther(String name) {
        assertThat(ToolNames.upTo(10).tag(name)).isEqualTo(ToolNames.OTHER);
        assertThatThrownBy(() -> ToolNames.only(Set.of(name))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tag_longName_isOther() {
        assertThat(ToolNames.upTo(10).tag("x".repeat(ToolNames.MAX_LENGTH))).hasSize(ToolNames.MAX_LENGTH);
        assertThat(ToolNames.upTo(10).tag("x".repeat(ToolNames.MAX_LENGTH + 1))).isEqualTo(ToolNames.OTHER);
    }

    @Test
    void tag_manyThreads_neverMoreThanTheCap() {
        ToolNames names = ToolNames.upTo(50);
        Set<String> tags = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 20_000).parallel().forEach(i -> tags.add(names.tag("tool-" + (i % 1_000))));

        tags.remove(ToolNames.OTHER);
        assertThat(tags).hasSizeLessThanOrEqualTo(50).isNotEmpty();
    }

    @Test
    void upTo_negative_isRefused() {
        assertThatThrownBy(() -> ToolNames.upTo(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
