/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import ai.orcarouter.core.json.Arguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls of {@code extraction-cases.txt} and {@code extraction-calls.txt}; the first lines say how to read them. */
final class ExtractionCases {
    /**
     * One call.
     *
     * @param line the line as it stands in the file
     * @param server the server, or null
     * @param tool the tool
     * @param json the arguments
     * @param findings what must be found
     */
    record Case(String line, @Nullable String server, String tool, String json, Set<String> findings) {
        @Nullable
        Object arguments() {
            return Arguments.ofJson(json).value();
        }

        @Override
        public String toString() {
            return line;
        }
    }

    private ExtractionCases() {}

    static List<Case> all() {
        return Stream.of("extraction-cases.txt", "extraction-calls.txt")
                .flatMap(file -> read(file, ExtractionCases.class.getResourceAsStream(file)).stream())
                .toList();
    }

    private static List<Case> read(String file, @Nullable InputStream in) {
        Objects.requireNonNull(in, file);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ExtractionCases::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was found, in the words of the file: hosts with the ports that {@code wanted} asks for, and reasons. */
    static Set<String> found(Extraction extraction, Set<String> wanted) {
        Set<String> found = new TreeSet<>();
        for (Destination each : extraction.dialled()) {
            String withPort = each.host() + "#" + each.portOrNull();
            found.add(wanted.contains(withPort) ? withPort : each.host());
        }
        extraction.opaqueReasons().forEach(reason -> found.add("?" + reason));
        return found;
    }

    private static Case read(String line) {
        int server = line.indexOf(' ');
        int tool = line.indexOf(' ', server + 1);
        int arrow = line.lastIndexOf(" => ");
        Set<String> findings = new TreeSet<>();
        Stream.of(line.substring(arrow + 4).strip().split(" ", -1))
                .filter(word -> !word.equals("-"))
                .forEach(findings::add);
        String name = line.substring(0, server);
        return new Case(
                line,
                name.equals("-") ? null : name,
                line.substring(server + 1, tool),
                line.substring(tool + 1, arrow),
                findings);
    }
}
