/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Error: Cannot find module '/work/server.js' | Error: Cannot find module '/work/server.js'",
                "key is s3cr3t-value! | key is ***!",
                "API_TOKEN=abc failed | API_TOKEN=*** failed",
                "password: abc failed | password: *** failed",
                "--token abc failed | --token *** failed",
                "Authorization: Bearer abc failed | Authorization: *** *** failed",
                "GET https://u:p@h.example/a?k=v failed | GET https://***@h.example/a?*** failed",
                "sk_live_0123456789abcdefghij no | *** no",
                "AKIAIOSFODNN7EXAMPLE no | *** no",
                "at ai.orcarouter.examples.SomeVeryLongClassNameOfAServer.main | at ai.orcarouter.examples.SomeVeryLongClassNameOfAServer.main",
            })
    void of_secrets_areMasked(String raw, String shown) {
        assertThat(LastWords.of(raw, List.of("s3cr3t-value", "x", ""))).isEqualTo(shown);
    }

    @Test
    void of_valueOfSeveralLines_isMaskedLineByLine() {
        assertThat(LastWords.of("a BEGIN\n first line\n b", List.of("BEGIN\nfirst line\n")))
                .isEqualTo("a *** *** b");
    }

    @Test
    void of_longOrInvisible_isOneShortLine() {
        String shown = LastWords.of("a\u001b[2J\u202eb\n\r\t c ".repeat(10_000), List.of());
        assertThat(shown).hasSizeLessThanOrEqualTo(503).startsWith("...").endsWith("b c");
        assertThat(shown.chars()).noneMatch(c -> c < ' ' || c == 0x202e);
        assertThat(LastWords.of("", List.of())).isEmpty();
    }
}
