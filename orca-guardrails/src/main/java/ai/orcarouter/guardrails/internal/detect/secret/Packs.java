/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The packs beside this class: lines of words, with comments after '#' at a line's beginning. */
final class Packs {
    private Packs() {}

    /**
     * The lines that say something.
     *
     * @throws IllegalStateException when there is no such resource
     */
    static List<String> lines(String name) {
        try (InputStream in = Packs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of {@code tokens.pack}. */
    static List<TokenKind> tokens() {
        List<TokenKind> kinds = new ArrayList<>();
        for (String line : lines("tokens.pack")) {
            if (line.startsWith(" ")) {
                int last = kinds.size() - 1;
                kinds.set(last, kinds.get(last).withCounterExample(counterExample(line)));
            } else {
                kinds.add(TokenKind.parse(line));
            }
        }
        return List.copyOf(kinds);
    }

    /** The providers of {@code providers.pack}. */
    static List<Provider> providers() {
        return lines("providers.pack").stream().map(Provider::parse).toList();
    }

    private static String counterExample(String line) {
        String text = line.strip();
        if (!text.startsWith("not ")) {
            throw new IllegalStateException("neither a kind nor a counter-example: " + line);
        }
        return text.substring(4).replace("\u00b7", "");
    }

    /** The words of a line. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(line);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }
}
