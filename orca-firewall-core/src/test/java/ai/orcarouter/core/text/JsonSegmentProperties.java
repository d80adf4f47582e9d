/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Documents in texts against Jackson, which is asked at every bracket anew. */
final class JsonSegmentProperties {
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\"",
            "\\",
            ",",
            ":",
            " ",
            "\n",
            "a",
            "1",
            "-0.5e+3",
            "01",
            "true",
            "nul",
            "\"a\"",
            "\"b\\u0041\"",
            "\"k\":",
            " [",
            " {",
            "{\"k\":",
            "[\"v\",",
            "\"]",
            "\u00FC",
            "\uD800",
            "\t",
            "\\\"");

    private record Value(String name, String text, int start) {}

    /** Values of the document that starts at the front of a text, and where it ends; nothing when none does. */
    private record Document(List<Value> values, int end) {}

    private static Document document(String text, int from) {
        List<Value> values = new ArrayList<>();
        Deque<String> outer = new ArrayDeque<>();
        String name = "";
        try (JsonParser parser = JACKSON.createParser(new StringReader(text.substring(from)))) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token.isStructStart()) {
                    outer.push(name);
                } else if (token.isStructEnd()) {
                    name = outer.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                } else if (token == JsonToken.VALUE_STRING) {
                    int start = from + (int) parser.currentTokenLocation().getCharOffset() + 1;
                    values.add(new Value(name, parser.getText(), start));
                }
                if (outer.isEmpty()) {
                    return new Document(
                            values, from + (int) parser.currentLocation().getCharOffset());
                }
                token = parser.nextToken();
            }
        } catch (IOException e) {
            return new Document(List.of(), -1);
        }
        return new Document(List.of(), -1);
    }

    private static boolean mayStart(String text, int at) {
        boolean before = at == 0 || text.charAt(at - 1) <= ' ' || "`\"':=>(".indexOf(text.charAt(at - 1)) >= 0;
        String rest = text.substring(at + 1).replaceAll("^[\\x00-\\x20]+", "");
        char c = text.charAt(at);
        return before
                && !rest.isEmpty()
                && (c == '{'
                        ? rest.startsWith("\"") || rest.startsWith("}")
                        : c == '[' && rest.charAt(0) < 0x80 && rest.charAt(0) != '\'');
    }

    private static List<Value> expected(String text) {
        List<Value> all = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Document document = mayStart(text, at) ? document(text, at) : new Document(List.of(), -1);
            all.addAll(document.values);
            at = document.end < 0 ? at + 1 : document.end;
        }
        return all;
    }

    @Property(tries = 5_000)
    void of_anyFragments_isWhatAParserSaysAtEveryBracket(
            @ForAll Random random, @ForAll @IntRange(max = 60) int fragments) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < fragments; i++) {
            out.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        String text = out.toString();
        assertThat(JsonSegment.of(MappedText.of(text)))
                .as(text)
                .extracting(segment -> new Value(
                        segment.name(),
                        segment.text().text(),
                        segment.text().text().isEmpty() ? -1 : segment.text().originalStart(0)))
                .isEqualTo(expected(text).stream()
                        .map(value -> value.text.isEmpty() ? new Value(value.name, "", -1) : value)
                        .toList());
    }

    @Property(tries = 2_000)
    void of_brokenDocuments_isWhatAParserSaysAtEveryBracket(@ForAll Random random) {
        StringBuilder out = new StringBuilder(nested(random, 0));
        for (int i = 0; i < random.nextInt(3); i++) {
            int at = random.nextInt(out.length());
            out.replace(at, at + random.nextInt(2), FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        String text = out.toString();
        assertThat(JsonSegment.of(MappedText.of(text)))
                .as(text)
                .extracting(segment -> segment.name() + '=' + segment.text().text())
                .isEqualTo(expected(text).stream()
                        .map(value -> value.name + '=' + value.text)
                        .toList());
    }

    private static String nested(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 2 : 5);
        if (kind < 2) {
            return kind == 0 ? "\"v\\n" + random.nextInt(9) + " { [ \\\" \"" : "1";
        }
        StringBuilder out = new StringBuilder(kind < 4 ? "{" : "[");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            out.append(i == 0 ? " " : ", ")
                    .append(kind < 4 ? "\"k" + random.nextInt(3) + "\" : " : "")
                    .append(nested(random, depth + 1));
        }
        return out.append(kind < 4 ? "}" : "]").toString();
    }
}
