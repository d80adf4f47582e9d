/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.DocumentReader.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentReaderTest {
    private static final DocumentReader READER = new DocumentReader(16 << 20, 64);

    private static List<Issue> findings(Reading reading) {
        return reading.findings().inOrder(pointer -> "");
    }

    /** SnakeYAML's own reader takes minutes for each of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {"name: %s\n", "name: \"%s\"\n", "name: |\n  %s\n", "name: p\n#%s\n", "%s: 1\n", "name: !%s x\n"})
    void read_oneVeryLongToken_takesLinearTime(String form) {
        String text = form.replace("%s", "x".repeat(8 << 20));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThatNoException().isThrownBy(() -> READER.read("a.yaml", text)));
    }

    @Test
    void read_yamlWithWideCharacters_keepsPlacesAndText() {
        Reading reading = READER.read("a.yaml", "- \"\ud83d\ude00\"\r\n- {b: c, b: d}\r\n");
        assertThat(findings(reading))
                .extracting(Issue::toString)
                .containsExactly(
                        "a.yaml:2:10: error: field \"b\" is given twice at /1/b; first given at line 2, column 4");
    }

    @Test
    void read_bytesThatAreNotUtf8_saysWhere() {
        byte[] bytes = "{\n \"a\": \"\u00e9x\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(findings(READER.read("a.json", bytes)))
                .extracting(Issue::toString)
                .containsExactly("a.json:2:8: error: the document is not UTF-8 from here on at the document root");
        assertThat(findings(READER.read("a.json", new byte[] {'{', (byte) 0xc3})))
                .extracting(Issue::column)
                .containsExactly(2);
    }

    @Test
    void read_numberThatJsonDoesNotKnow_namesNoSettingOfTheParser() {
        assertThat(findings(READER.read("a.json", "{\"a\": NaN}")))
                .extracting(Issue::message)
                .containsExactly("not JSON: non-standard token 'NaN'");
    }

    @Test
    void toString_namesThatCouldUpsetATerminal_areEscaped() {
        Reading reading = READER.read("a.json", "{\"\\u001b[2J\\u202e\": 1, \"\\u001b[2J\\u202e\": 2}");
        assertThat(findings(reading)).singleElement().satisfies(issue -> {
            assertThat(issue.pointer()).isEqualTo("/\u001b[2J\u202e");
            assertThat(issue.toString()).contains("at /\\u001b[2J\\u202e;").doesNotContain("\u001b", "\u202e");
        });
    }
}
