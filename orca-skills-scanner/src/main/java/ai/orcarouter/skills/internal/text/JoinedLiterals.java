/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

import java.util.Arrays;
import java.util.List;

/**
 * Code as it reads once its string literals are joined ({@code "cu" + "rl"}) and empty quotes inside shell words are
 * gone ({@code c""url}).
 */
final class JoinedLiterals {
    private JoinedLiterals() {}

    /** Adds a view of the lines that joining changes, when there are any. */
    static void of(ScanFile file, List<View> views) {
        String text = file.text().text();
        if (text.indexOf("\"\"") < 0 && text.indexOf("''") < 0 && text.indexOf('+') < 0) {
            return;
        }
        StringBuilder out = new StringBuilder();
        int[] from = new int[text.length() + 1];
        Segments.Builder segments = new Segments.Builder();
        int i = 0;
        int start = 0;
        while (i < text.length()) {
            int kept = out.length();
            i = line(text, start, out, from);
            if (out.length() - kept == i - start) {
                out.setLength(kept);
            } else {
                Segment here = file.segments().at(start);
                segments.add(here.kind(), kept, out.length(), here.language(), here.headings());
            }
            start = i;
        }
        if (out.length() == 0) {
            return;
        }
        from[out.length()] = text.length();
        int[] map = Arrays.copyOf(from, out.length() + 1);
        views.add(new View(
                file,
                out.toString(),
                segments.build(file.kind().segment()),
                at -> file.text().originalStart(map[at]),
                at -> file.text().originalEnd(at == 0 ? 0 : map[at - 1] + 1),
                "literals joined"));
    }

    /** Appends a line with its literals joined, and where each character comes from; returns where the line ends. */
    private static int line(String text, int start, StringBuilder out, int[] from) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            int skip = c == '"' || c == '\'' ? joint(text, i) : 0;
            if (skip > 0) {
                i += skip;
                continue;
            }
            from[out.length()] = i;
            out.append(c);
            i++;
            if (c == '\n') {
                break;
            }
        }
        return i;
    }

    /** How many characters at {@code i} only join two pieces of one text. */
    private static int joint(String text, int i) {
        char quote = text.charAt(i);
        if (i > 0 && i + 2 < text.length() && text.charAt(i + 1) == quote) {
            boolean inWord = isWord(text.charAt(i - 1)) && isWord(text.charAt(i + 2));
            return inWord ? 2 : 0;
        }
        int at = blanks(text, i + 1);
        if (at >= text.length() || text.charAt(at) != '+' || (at + 1 < text.length() && text.charAt(at + 1) == '=')) {
            return 0;
        }
        at = blanks(text, at + 1);
        return at < text.length() && text.charAt(at) == quote ? at + 1 - i : 0;
    }

    private static int blanks(String text, int from) {
        int i = from;
        int stop = Math.min(text.length(), from + 16);
        while (i < stop && (text.charAt(i) == ' ' || text.charAt(i) == '\n' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '/' || c == '.' || c == '-';
    }
}
