/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads parameters of {@code WWW-Authenticate: Bearer ...} (RFC 6750 section 3, RFC 9728 section 5.1). */
final class Challenges {
    private Challenges() {}

    /** The first value of a parameter among the challenges of scheme Bearer. Linear in the text. */
    static Optional<String> parameter(List<String> challenges, String name) {
        for (String challenge : challenges) {
            if (challenge.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
                Optional<String> found = parameter(challenge, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> parameter(String challenge, String name) {
        int i = "bearer ".length();
        while (i < challenge.length()) {
            int start = i;
            while (i < challenge.length() && isName(challenge.charAt(i))) {
                i++;
            }
            String found = challenge.substring(start, i);
            if (i < challenge.length() && challenge.charAt(i) == '=') {
                StringBuilder value = new StringBuilder();
                i = value(challenge, i + 1, value);
                if (found.equalsIgnoreCase(name)) {
                    return Optional.of(value.toString());
                }
            } else {
                i++;
            }
        }
        return Optional.empty();
    }

    private static int value(String text, int from, StringBuilder out) {
        int i = from;
        if (i < text.length() && text.charAt(i) == '"') {
            for (i++; i < text.length() && text.charAt(i) != '"'; i++) {
                if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                    i++;
                }
                out.append(text.charAt(i));
            }
            return i + 1;
        }
        for (; i < text.length() && text.charAt(i) != ',' && text.charAt(i) != ' '; i++) {
            out.append(text.charAt(i));
        }
        return i;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
