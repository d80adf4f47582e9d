/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that speak of a tool of another server by its canonical name or its alias. A bare name would be found
 * everywhere. Of a server whose tools are not known yet, what is written like the name of a tool counts, so that
 * servers that are seen together for the first time are not blind to one another. Stateless.
 */
final class Mentions {
    private Mentions() {}

    /**
     * The first tool of {@code others} that {@code text} speaks of; null for none.
     *
     * @param others names of tools by server; none for one whose tools are not known
     */
    static @Nullable String find(String text, Map<String, ? extends Iterable<String>> others) {
        for (Map.Entry<String, ? extends Iterable<String>> other : others.entrySet()) {
            String found = of(text, other.getKey(), other.getValue());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String of(String text, String server, Iterable<String> tools) {
        if (!text.contains(server)) {
            return null;
        }
        boolean known = false;
        for (String name : tools) {
            known = true;
            String dotted = server + '.' + name;
            if (text.contains(dotted) || text.contains(server + "__" + name.replace('.', '_'))) {
                return dotted;
            }
        }
        return known ? null : alike(text, server);
    }

    private static @Nullable String alike(String text, String server) {
        for (int at = text.indexOf(server); at >= 0; at = text.indexOf(server, at + 1)) {
            int after = at + server.length();
            boolean starts = at == 0 || !isNamePart(text.charAt(at - 1));
            if (starts && text.startsWith("__", after)) {
                String name = word(text, after + 2);
                if (!name.isEmpty()) {
                    return server + "__" + name;
                }
            } else if (starts && text.startsWith(".", after)) {
                String name = word(text, after + 1);
                // One word after a dot may be the end of a host or of a file.
                if (isCompound(name)) {
                    return server + '.' + name;
                }
            }
        }
        return null;
    }

    private static boolean isNamePart(char c) {
        return isWordPart(c) || c == '.' || c == '-' || c == '/';
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static String word(String text, int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static boolean isCompound(String name) {
        for (int i = 1; i + 1 < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || (c >= 'A' && c <= 'Z' && Character.isLowerCase(name.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }
}
