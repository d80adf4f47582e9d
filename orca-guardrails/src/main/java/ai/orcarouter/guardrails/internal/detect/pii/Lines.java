/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables that lie beside these classes. */
final class Lines {
    private Lines() {}

    /** The lines of a table without blank ones and those that begin with {@code #}. */
    static List<String> of(String table) {
        try (InputStream in = Lines.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + table);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
