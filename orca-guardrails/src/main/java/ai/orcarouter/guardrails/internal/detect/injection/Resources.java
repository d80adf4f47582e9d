/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the resources beside the classes. */
final class Resources {
    private Resources() {}

    /**
     * The bytes of a resource.
     *
     * @throws IllegalStateException when the jar does not hold it
     */
    static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar does not hold " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a text resource that are neither empty nor start with {@code #}. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .forEach(lines::add);
        return lines;
    }

    /** The words of a line between spaces. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            int space = line.indexOf(' ', from);
            int to = space < 0 ? line.length() : space;
            if (to > from) {
                words.add(line.substring(from, to));
            }
            from = to + 1;
        }
        return words;
    }
}
