/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.text.TextNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds tools that a model may take for a tool of another server: the bare name is the same but for case and
 * separators, and so is the description but for a few words, or for what was added to it (mcp.md section 5). The same
 * name alone says little: many honest servers have a {@code search}. Not thread-safe.
 */
final class Copies {
    /** Fewer different words than these must be the very same text. */
    private static final int FEW_WORDS = 4;

    /** So many of five words of the shorter text are in the longer one. */
    private static final int NEAR = 4;

    /** Servers beyond these with one tool name cost time and tell nothing new. */
    private static final int COMPARED = 16;

    private record Tool(String server, String name) {}

    private final OtherTools others;
    private final Map<String, List<Tool>> byName = new HashMap<>();
    private final Map<String, Map<String, String>> descriptions = new HashMap<>();

    Copies(OtherTools others) {
        this.others = others;
        others.names()
                .forEach((server, tools) ->
                        tools.forEach(name -> byName.computeIfAbsent(look(name), same -> new ArrayList<>())
                                .add(new Tool(server, name))));
    }

    /** The tool of another server, by its canonical name, that one of that name and description is like; or null. */
    @Nullable
    String find(String name, String description) {
        List<Tool> alike = byName.getOrDefault(look(name), List.of());
        for (Tool other : alike.subList(0, Math.min(alike.size(), COMPARED))) {
            String text = descriptions
                    .computeIfAbsent(other.server(), others.descriptions())
                    .getOrDefault(other.name(), "");
            if (isNear(description, text)) {
                return other.server() + '.' + other.name();
            }
        }
        return null;
    }

    private static String look(String name) {
        StringBuilder look = new StringBuilder(name.length());
        String folded = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < folded.length(); i++) {
            if (Character.isLetterOrDigit(folded.charAt(i))) {
                look.append(folded.charAt(i));
            }
        }
        return look.toString();
    }

    /** The different words of a text as a reader sees it: without what is hidden, look-alikes replaced. */
    private static Set<String> words(String text) {
        String plain = TextNormalizer.standard().normalize(text).text().toLowerCase(Locale.ROOT);
        Set<String> out = new HashSet<>();
        int from = 0;
        for (int at = 0; at <= plain.length(); at++) {
            if (at == plain.length() || !Character.isLetterOrDigit(plain.charAt(at))) {
                if (at > from) {
                    out.add(plain.substring(from, at));
                }
                from = at + 1;
            }
        }
        return out;
    }

    private static boolean isNear(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        return one.equals(other) || isNear(words(one), words(other));
    }

    private static boolean isNear(Set<String> one, Set<String> other) {
        Set<String> shorter = one.size() <= other.size() ? one : other;
        Set<String> longer = shorter.equals(one) ? other : one;
        if (shorter.size() < FEW_WORDS) {
            return !shorter.isEmpty() && shorter.equals(longer);
        }
        long shared = shorter.stream().filter(longer::contains).count();
        return shared * 5 >= (long) shorter.size() * NEAR;
    }
}
