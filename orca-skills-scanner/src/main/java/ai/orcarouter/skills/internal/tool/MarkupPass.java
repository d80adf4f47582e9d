/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.core.text.KeywordScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks for comments, hidden elements, forged messages and tags that set text apart. What to look for is in
 * {@code markup.txt}. Immutable and thread-safe; linear in the text.
 */
final class MarkupPass {
    private static final int COMMENT_WORDS = 4;
    private static final int LONGEST_TAG = 40;
    private static final int LONGEST_ALT = 100;
    private static final int LONGEST_STYLE = 400;
    private static final int LONGEST_ADDRESS = 300;

    private enum Kind {
        COMMENT,
        REFERENCE,
        FORGED,
        ROLE,
        HIDING,
        TAG,
        IMAGE,
        ESCAPE
    }

    private final KeywordScanner scanner;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();

    private MarkupPass(List<String> lines) {
        for (String line : lines) {
            List<String> parts = Resources.parts(line, ' ');
            Kind kind = Kind.valueOf(parts.get(0).toUpperCase(Locale.ROOT));
            for (String part : parts.subList(1, parts.size())) {
                kinds.add(kind);
                keywords.add(part.replace('+', ' '));
            }
        }
        scanner = KeywordScanner.of(keywords);
    }

    /** The pass with the words beside the class. */
    static MarkupPass load() {
        return new MarkupPass(Resources.lines("markup.txt"));
    }

    /** Scans a normalised text. */
    void scan(String text, Found found) {
        transcript(text, found);
        int[] commentsEnd = {0};
        scanner.scan(text, 0, text.length(), (keyword, start, end) -> {
            boolean quoted = start > 0 && text.charAt(start - 1) == '`';
            switch (kinds.get(keyword)) {
                case COMMENT -> {
                    if (start >= commentsEnd[0]) {
                        commentsEnd[0] = comment(text, start, end, quoted, found);
                    }
                }
                case REFERENCE -> found.add("ORCA-TP-106", () -> Evidence.around(text, start, end));
                case FORGED -> forged(text, start, end, quoted ? Level.LOW : Level.HIGH, found);
                case ROLE -> forged(text, start, end, quoted ? Level.LOW : Level.MEDIUM, found);
                case HIDING -> hiding(text, start, end, found);
                case TAG -> tag(text, start, end, quoted, found);
                case IMAGE -> image(text, start, end, found);
                case ESCAPE -> found.add("ORCA-TP-105", Level.LOW, () -> Evidence.around(text, start, end));
            }
            return true;
        });
    }

    /** A blank line and one of the names that old models knew the two sides of a conversation by, then the other. */
    private static void transcript(String text, Found found) {
        int human = text.indexOf("\n\nHuman:");
        if (human >= 0 && text.indexOf("\n\nAssistant:", human) > 0) {
            forged(text, human + 2, human + 8, Level.MEDIUM, found);
        }
    }

    private static void forged(String text, int start, int end, Level level, Found found) {
        found.add("ORCA-TP-308", level, () -> Evidence.around(text, start, end));
    }

    /** Reports a comment and gives its end. */
    private static int comment(String text, int start, int from, boolean quoted, Found found) {
        int close = text.indexOf("-->", from);
        int end = close < 0 ? text.length() : close;
        int words = words(text, from, end);
        if (words > 0) {
            Level level = words >= COMMENT_WORDS && !quoted ? Level.MEDIUM : Level.LOW;
            found.add("ORCA-TP-106", level, () -> text.substring(start, end));
        }
        return end;
    }

    private static int words(String text, int start, int end) {
        int words = 0;
        boolean inside = false;
        for (int i = start; i < end; i++) {
            boolean word = Character.isLetterOrDigit(text.charAt(i));
            words += word && (!inside || Fold.isRunning(text.charAt(i))) ? 1 : 0;
            inside = word;
        }
        return words;
    }

    /** A style that hides counts inside the tag of an element, or in its style sheet form. */
    private static void hiding(String text, int start, int end, Found found) {
        int open = start;
        while (open >= 0 && start - open < LONGEST_STYLE && text.charAt(open) != '<' && text.charAt(open) != '>') {
            open--;
        }
        if (open >= 0 && text.charAt(open) == '<') {
            found.add("ORCA-TP-106", () -> Evidence.around(text, start, end));
        }
    }

    /** An image whose address takes data with it is loaded, and so sent, when the answer is shown. */
    private static void image(String text, int start, int end, Found found) {
        int open = start;
        while (open > 0 && start - open < LONGEST_ALT && text.charAt(open) != '[') {
            open--;
        }
        int close = end;
        boolean data = false;
        while (close < text.length() && close - end < LONGEST_ADDRESS && text.charAt(close) != ')') {
            data |= "{$<[".indexOf(text.charAt(close)) >= 0 || isBlankFor(text, close);
            close++;
        }
        if (data && open > 0 && text.charAt(open - 1) == '!') {
            int to = close;
            found.add("ORCA-TP-206", Level.MEDIUM, () -> text.substring(start, to));
        }
    }

    /** Whether a value starts here that is left open, or written in capitals as what it stands for. */
    private static boolean isBlankFor(String text, int at) {
        if (text.charAt(at) != '=' || at + 1 >= text.length()) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && "&)#".indexOf(text.charAt(end)) < 0 && end - at < LONGEST_ADDRESS) {
            end++;
        }
        String value = text.substring(at + 1, end).strip();
        boolean capitals = value.length() > 2 && value.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z'));
        return value.isEmpty() || value.startsWith(".") || value.indexOf(' ') > 0 || value.indexOf('_') > 0 || capitals;
    }

    /** A tag counts when its name is exactly this one, perhaps with attributes. */
    private static void tag(String text, int start, int end, boolean quoted, Found found) {
        int at = end;
        while (at < text.length() && at - end < LONGEST_TAG && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '>' || text.charAt(at) == ']' || at > end)) {
            found.add("ORCA-TP-309", quoted ? Level.LOW : Level.MEDIUM, () -> Evidence.around(text, start, end));
        }
    }
}
