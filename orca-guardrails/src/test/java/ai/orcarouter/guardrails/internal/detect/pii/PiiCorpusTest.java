/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.guardrails.model.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The bars of the detector on the labelled rows of other projects, counted as their scorer counts. */
final class PiiCorpusTest {
    private static final Set<String> NAMES = Set.of(
            "PERSON",
            "GPE",
            "ORGANIZATION",
            "STREET_ADDRESS",
            "LOCATION",
            "NRP",
            "AGE",
            "TITLE",
            "ZIP_CODE",
            "DATE_TIME",
            "DOMAIN_NAME");
    private static final Set<String> COMMON = Set.of("EMAIL_ADDRESS", "IP_ADDRESS", "URL", "DATE_TIME", "DOMAIN_NAME");

    @Test
    void detect_labelledRows_meetsTheBars() throws IOException {
        int hits = 0;
        int alarms = 0;
        int solid = 0;
        int solidHits = 0;
        int spans = 0;
        int typed = 0;
        for (Map<?, ?> row : rows("pii.jsonl")) {
            String text = text(row, "text");
            List<Finding> found = Pii.find(text);
            String label = text(row, "label");
            if (label.equals("none")) {
                boolean fixture = text(row, "tier").equals("fixture-negative");
                alarms += found.stream().anyMatch(f -> !fixture || f.kind().equals(text(row, "neg_for"))) ? 1 : 0;
                continue;
            }
            if (text(row, "strength").equals("ner") || NAMES.contains(label)) {
                continue;
            }
            List<Span> wanted = spans(row, text);
            boolean hit = found.stream().anyMatch(f -> wanted.stream().anyMatch(s -> s.touches(f)));
            boolean right = found.stream()
                    .anyMatch(f -> wanted.stream()
                            .anyMatch(s -> s.touches(f) && s.kind().equals(f.kind())));
            hits += hit ? 1 : 0;
            spans++;
            typed += right ? 1 : 0;
            if (!text(row, "strength").equals("weak")) {
                solid++;
                solidHits += hit ? 1 : 0;
            }
        }
        assertThat(hits / (double) (hits + alarms)).as("precision").isGreaterThanOrEqualTo(0.97);
        assertThat(solidHits / (double) solid).as("recall of strong and medium").isGreaterThanOrEqualTo(0.94);
        assertThat(typed / (double) spans).as("right kind").isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void detect_codeAndDocuments_isNearlySilent() throws IOException {
        int found = 0;
        long bytes = 0;
        for (Map<?, ?> row : rows("benign.jsonl")) {
            String text = text(row, "text");
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            for (Finding finding : Pii.find(text)) {
                found += COMMON.contains(finding.kind()) ? 0 : 1;
            }
        }
        assertThat(found / (bytes / 1e6)).as("findings a megabyte").isLessThanOrEqualTo(5);
    }

    private record Span(int start, int end, String kind) {
        boolean touches(Finding found) {
            return found.start() < end && start < found.end();
        }
    }

    private static List<Span> spans(Map<?, ?> row, String text) {
        List<Span> spans = new ArrayList<>();
        if (row.get("spans") instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof List<?> span && !NAMES.contains(String.valueOf(span.get(2)))) {
                    spans.add(new Span(
                            text.offsetByCodePoints(0, number(span, 0)),
                            text.offsetByCodePoints(0, number(span, 1)),
                            String.valueOf(span.get(2))));
                }
            }
        }
        return spans;
    }

    private static int number(List<?> span, int index) {
        return Integer.parseInt(String.valueOf(span.get(index)));
    }

    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static List<Map<?, ?>> rows(String name) throws IOException {
        Path file = Path.of(System.getProperty("orca.shared", "missing"), "corpora", "detection", name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "the shared corpus " + name + " is not here");
        List<Map<?, ?>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && Arguments.ofJson(line).value() instanceof Map<?, ?> row) {
                rows.add(row);
            }
        }
        return rows;
    }
}
