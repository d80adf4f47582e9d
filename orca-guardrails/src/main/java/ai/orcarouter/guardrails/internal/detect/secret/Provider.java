/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * A service whose credentials need its name near: a line of {@code providers.pack}.
 *
 * @param name what findings are called, before {@code -credential}
 * @param keywords the names it goes by, in lower case
 * @param shapes what its values look like
 */
record Provider(String name, List<String> keywords, List<Shape> shapes) {
    /** @throws IllegalArgumentException when the line is none */
    static Provider parse(String line) {
        List<String> words = Packs.words(line);
        if (words.size() < 2) {
            throw new IllegalArgumentException("too few words: " + line);
        }
        String first = words.get(0);
        int equals = first.indexOf('=');
        String name = equals < 0 ? first : first.substring(0, equals);
        List<String> keywords = equals < 0 ? List.of(name) : split(first.substring(equals + 1));
        List<Shape> shapes = new ArrayList<>();
        for (String shape : words.subList(1, words.size())) {
            shapes.add(ShapeParser.parseRunOrForm(shape));
        }
        return new Provider(name, keywords, List.copyOf(shapes));
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            parts.add(list.substring(from, to));
            from = to + 1;
        }
        return parts;
    }
}
