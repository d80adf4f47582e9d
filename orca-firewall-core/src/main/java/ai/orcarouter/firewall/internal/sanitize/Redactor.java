/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

import java.util.Arrays;
import java.util.Set;

/**
 * Replaces what a finder finds by {@code [redacted:<name>]}. Marks that stand in the text already are left as they are,
 * so that redacting twice changes nothing; only marks with a known name count, since a mark is also a place to hide in.
 */
final class Redactor {
    private static final String OPEN = "[redacted:";

    private final Finder finder;
    private final String mark;
    private final Set<String> knownNames;
    private final int longestName;

    Redactor(String name, Finder finder, Set<String> knownNames) {
        this.finder = finder;
        this.mark = OPEN + name + "]";
        this.knownNames = knownNames;
        longestName = knownNames.stream().mapToInt(String::length).max().orElse(0);
    }

    String redact(String text) {
        Spans found = new Spans();
        finder.find(text, found);
        if (found.isEmpty()) {
            return text;
        }
        boolean[] redacted = new boolean[text.length()];
        for (int i = 0; i < found.size(); i++) {
            Arrays.fill(redacted, found.from(i), found.to(i), true);
        }
        keepMarks(text, redacted);
        return write(text, redacted);
    }

    private void keepMarks(String text, boolean[] redacted) {
        for (int i = text.indexOf(OPEN); i >= 0; i = text.indexOf(OPEN, i + 1)) {
            int start = i + OPEN.length();
            int close = start;
            while (close < text.length() && close - start <= longestName && text.charAt(close) != ']') {
                close++;
            }
            if (close < text.length() && knownNames.contains(text.substring(start, close))) {
                Arrays.fill(redacted, i, close + 1, false);
            }
        }
    }

    private String write(String text, boolean[] redacted) {
        StringBuilder out = new StringBuilder(text.length() + mark.length());
        boolean changed = false;
        int i = 0;
        while (i < text.length()) {
            if (redacted[i]) {
                while (i < text.length() && redacted[i]) {
                    i++;
                }
                out.append(mark);
                changed = true;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return changed ? out.toString() : text;
    }
}
