/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSegmentTest {
    private static List<JsonSegment> of(String text) {
        return JsonSegment.of(MappedText.of(text));
    }

    private static List<String> shown(String text) {
        return of(text).stream()
                .map(segment -> segment.name() + "=" + segment.text().text())
                .toList();
    }

    @Test
    void of_document_givesValuesUnderTheirInnermostNames() {
        assertThat(
                        shown(
                                "{\"api_key\": \"abc\", \"n\": 1, \"list\": [\"x\", {\"in\\u006eer\": \"y\", \"e\": {}}, [\"z\"]]}"))
                .containsExactly("api_key=abc", "list=x", "inner=y", "list=z");
        assertThat(shown("[\"a\", true, null, \"\"]")).containsExactly("=a", "=");
    }

    @Test
    void of_escapes_areDecodedWithTheirPlaces() {
        String text = " {\"\u00FC\uD83D\uDE00\": \"a\\u0062\\n\uD83D\uDE00\\\"c\"}";
        JsonSegment segment = of(text).get(0);

        assertThat(segment.name()).isEqualTo("\u00FC\uD83D\uDE00");
        assertThat(segment.text().text()).isEqualTo("ab\n\uD83D\uDE00\"c");
        assertThat(segment.text().originalStart(1)).isEqualTo(text.indexOf("\\u0062"));
        assertThat(segment.text().originalEnd(2)).isEqualTo(text.indexOf("\\n"));
        OffsetChecks.check(segment.text(), text);
    }

    @Test
    void of_fencedAndEmbeddedDocuments_areFound() {
        String text = "Result:\n```json\n{\"token\": \"t1\"}\n```\nand args={\"k\": \"v\"} {not json} [1, 2] done";
        assertThat(shown(text)).containsExactly("token=t1", "k=v");
        assertThat(of(text).get(1).text().originalStart(0)).isEqualTo(text.indexOf("v\"}"));
    }

    @Test
    void of_whatIsNoJson_givesNothing() {
        for (String text : new String[] {
            "",
            "{",
            "{\"a\": ",
            "{\"a\": \"b\"",
            "{'a': 'b'}",
            "{\"a\": b}",
            "[[[[",
            "[\"a\",]",
            "[\"a\" 01]",
            "{\"a\\q\":\"x\"}",
            "{\"a\":\"x\ty\"}",
            "a{b}"
        }) {
            assertThat(of(text)).isEmpty();
        }
    }

    @Test
    void of_repeatedNamesAndHalfPairs_areReadAllTheSame() {
        assertThat(shown("{\"a\":\"x\",\"a\":\"y\\ud800\"}")).containsExactly("a=x", "a=y\uD800");
    }

    @Test
    void of_documentBehindDecoys_isFoundHoweverManyThereAre() {
        String secret = " {\"password\": \"x\"} ";
        for (String decoy : new String[] {
            "[ \"a\", ",
            "{ \"a\": ",
            "[ \"[ \" ",
            "\" [ \\",
            "[ \" { \"\" ",
            "[x \"a\" ]",
            "(((((",
            "[ ",
            "{\"k\": [ 1, \""
        }) {
            String text = decoy.repeat(200_000);
            assertThat(shown(text + '\n' + secret)).as(decoy).containsExactly("password=x");
        }
    }

    @Test
    void of_deepNesting_isReadToItsEnd() {
        int depth = 100_000;
        assertThat(shown("[ ".repeat(depth) + "\"x\"" + " ]".repeat(depth))).containsExactly("=x");
        assertThat(shown("[ ".repeat(depth) + "{\"a\":\"x\"}" + " ]".repeat(depth) + "}"))
                .containsExactly("a=x");
        assertThat(shown("[ ".repeat(depth) + "{\"a\":\"x\"}" + ", !]".repeat(depth)))
                .containsExactly("a=x");
        assertThat(of("{\"k\":\"v\"}\n".repeat(1_000))).hasSize(1_000);
    }

    @Test
    void of_derivedText_leadsBackToTheOriginal() {
        String text = "x {\"k\": \"pass\u200Bword\"}";
        MappedText normal = TextNormalizer.standard().normalize(text).mapped();
        JsonSegment segment = JsonSegment.of(normal).get(0);

        assertThat(segment.text().text()).isEqualTo("password");
        assertThat(segment.text().originalStart(0)).isEqualTo(9);
        assertThat(segment.text().originalEnd(8)).isEqualTo(18);
    }
}
