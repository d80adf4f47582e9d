/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds URLs that name no host because they read from the machine itself, such as {@code file:///etc/passwd}.
 * Extraction leaves them out, since nothing is dialled; a fetch of one is refused by its scheme all the same.
 */
final class LocalUrls {
    private static final List<String> SCHEMES =
            List.of("file:", "jar:", "netdoc:", "classpath:", "phar:", "php:", "expect:", "zip:", "vfs:");

    private LocalUrls() {}

    /** Whether a text in the argument tree holds such a URL, also inside JSON or a list in a text. */
    static boolean holds(@Nullable Object arguments) {
        Deque<Object> open = new ArrayDeque<>();
        push(open, arguments);
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (next instanceof String text && isIn(text)) {
                return true;
            }
            if (next instanceof Map<?, ?> map) {
                map.forEach((name, value) -> {
                    push(open, name);
                    push(open, value);
                });
            } else if (next instanceof List<?> list) {
                list.forEach(value -> push(open, value));
            }
        }
        return false;
    }

    private static void push(Deque<Object> open, @Nullable Object value) {
        if (value != null) {
            open.push(value);
        }
    }

    private static boolean isIn(String text) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            for (String scheme : SCHEMES) {
                int start = colon + 1 - scheme.length();
                if (start >= 0
                        && text.regionMatches(true, start, scheme, 0, scheme.length())
                        && (start == 0 || !isSchemeChar(text.charAt(start - 1)))
                        && isPathAt(text, colon + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSchemeChar(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.' || c == '_';
    }

    /** A slash or backslash, or another scheme as in {@code jar:file:/x}; prose has a space there. */
    private static boolean isPathAt(String text, int at) {
        int i = at;
        while (i < text.length() && isSchemeChar(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return false;
        }
        char c = text.charAt(i);
        return i == at ? c == '/' || c == '\\' : c == ':';
    }
}
