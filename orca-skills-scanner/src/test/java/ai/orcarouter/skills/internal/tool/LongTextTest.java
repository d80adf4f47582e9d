/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts that would keep a scan of more than linear cost busy for hours. */
final class LongTextTest {
    private static final int LENGTH = 300_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore ",
                "<!-- a ",
                "~.",
                "./",
                "a@",
                "a:",
                "](http",
                "opacity:0 ",
                "\nx ",
                "\u200b",
                "$(curl ",
                "when tool ",
                "`a_b` ",
                "\u65e0",
                "'",
                "%41",
                "a.",
                "[important ",
                "{\"a\":"
            })
    void scan_longHostileText_ends(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        assertThat(Samples.level(Samples.scan(text), "ORCA-TP-110")).isPresent();
        assertThat(Samples.level(Samples.schema(Map.of("enum", List.of(text))), "ORCA-TP-110"))
                .isPresent();
    }
}
