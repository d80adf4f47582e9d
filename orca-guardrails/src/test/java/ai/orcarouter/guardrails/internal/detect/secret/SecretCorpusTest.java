/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Finding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The bars of the shared corpora. A row counts as found when anything is reported in it. */
class SecretCorpusTest {
    private static final JsonFactory JSON = new JsonFactory();

    private record Row(String text, String label, String group, List<Integer> spans) {
        boolean isSecret() {
            return !label.equals("none");
        }

        boolean touchedBy(Finding finding) {
            int start = text.codePointCount(0, finding.start());
            int end = text.codePointCount(0, finding.end());
            for (int i = 0; i + 1 < spans.size(); i += 2) {
                if (start < spans.get(i + 1) && spans.get(i) < end) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void secrets_ofTheCorpus_areFoundAsOftenAsPromised() throws IOException {
        int positives = 0;
        int found = 0;
        int alarms = 0;
        int telling = 0;
        int tellingFound = 0;
        int spanned = 0;
        int touched = 0;
        for (Row row : rows("secrets.jsonl")) {
            List<Finding> findings = Generated.reported(row.text());
            boolean hit = !findings.isEmpty();
            if (!row.isSecret()) {
                alarms += hit ? 1 : 0;
                continue;
            }
            positives++;
            found += hit ? 1 : 0;
            boolean tells = row.group().equals("self-identifying");
            telling += tells ? 1 : 0;
            tellingFound += tells && hit ? 1 : 0;
            spanned += row.spans().isEmpty() ? 0 : 1;
            touched += findings.stream().anyMatch(row::touchedBy) ? 1 : 0;
        }
        assertThat(found / (double) (found + alarms)).as("precision").isGreaterThanOrEqualTo(0.99);
        assertThat(found / (double) positives).as("recall").isGreaterThanOrEqualTo(0.93);
        assertThat(tellingFound / (double) telling).as("self-identifying").isGreaterThanOrEqualTo(0.985);
        assertThat(touched / (double) spanned).as("spans").isGreaterThanOrEqualTo(0.91);
    }

    @Test
    void benign_textOfTheCorpus_isLeftAlone() throws IOException {
        long bytes = 0;
        int findings = 0;
        for (Row row : rows("benign.jsonl")) {
            bytes += row.text().getBytes(StandardCharsets.UTF_8).length;
            findings += Generated.reported(row.text()).size();
        }
        assertThat(findings / (bytes / 1e6)).as("findings per MB").isLessThanOrEqualTo(0.7);
    }

    private static List<Row> rows(String name) throws IOException {
        Path file = Path.of(System.getProperty("orca.shared", "missing"), "corpora", "detection", name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "the shared corpus " + name + " is not here");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                rows.add(row(line));
            }
        }
        return rows;
    }

    private static Row row(String line) throws IOException {
        String text = "";
        String label = "";
        String group = "";
        List<Integer> spans = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "text" -> text = parser.getText();
                    case "label" -> label = parser.getText();
                    case "group" -> group = parser.getText();
                    case "spans" -> readNumbers(parser, spans);
                    default -> parser.skipChildren();
                }
            }
        }
        return new Row(text, label, group, spans);
    }

    /** The numbers of an array of arrays. */
    private static void readNumbers(JsonParser parser, List<Integer> into) throws IOException {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NUMBER_INT) {
                into.add(parser.getIntValue());
            }
            depth += token == JsonToken.START_ARRAY ? 1 : token == JsonToken.END_ARRAY ? -1 : 0;
        }
    }
}
