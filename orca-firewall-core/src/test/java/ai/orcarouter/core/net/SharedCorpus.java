/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Reads labelled rows of the shared corpora; a test that needs one is skipped where the folder is missing. */
final class SharedCorpus {
    private SharedCorpus() {}

    static List<Map<String, Object>> rows(String name) {
        Path file = Path.of(System.getProperty("orca.shared", "missing"), "corpora", name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "the shared corpus " + name + " is not here");
        List<Map<String, Object>> rows = new ArrayList<>();
        JsonFactory json = new JsonFactory();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    try (JsonParser parser = json.createParser(line)) {
                        parser.nextToken();
                        rows.add(object(value(parser)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static <T> List<T> list(@Nullable Object value) {
        return value == null ? List.of() : (List<T>) value;
    }

    static String text(Map<String, Object> row, String key) {
        return String.valueOf(row.get(key));
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> out = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    out.put(name, value(parser));
                }
                yield out;
            }
            case START_ARRAY -> {
                List<@Nullable Object> out = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    out.add(value(parser));
                }
                yield out;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }
}
