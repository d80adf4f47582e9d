/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tables of this package: lines of words, {@code #} starts a comment at the start of a line or after a space.
 */
final class Tables {
    private Tables() {}

    /** The words of each line, comments and empty lines left out. */
    static List<List<String>> lines(String name) {
        InputStream in = Tables.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the table " + name + " is missing from the library");
        }
        List<List<String>> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> words = words(line);
                if (!words.isEmpty()) {
                    lines.add(words);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** Lines of the form {@code name word word ...}; a name may come more than once. */
    static Map<String, Set<String>> groups(String name) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (List<String> line : lines(name)) {
            groups.computeIfAbsent(line.get(0), n -> new LinkedHashSet<>()).addAll(line.subList(1, line.size()));
        }
        groups.replaceAll((group, words) -> Set.copyOf(words));
        return Map.copyOf(groups);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : Ascii.split(line, " \t")) {
            if (word.startsWith("#")) {
                break;
            }
            words.add(word);
        }
        return words;
    }
}
