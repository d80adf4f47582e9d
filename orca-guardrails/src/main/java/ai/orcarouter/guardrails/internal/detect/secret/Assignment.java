/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/**
 * Reads what is assigned to a name in source code, configuration, JSON, XML and command lines. Every step is bounded,
 * so an attempt takes bounded time.
 */
final class Assignment {
    /** What nothing is assigned to. */
    static final long NONE = -1;

    private static final int SPACES = 24;
    private static final int LONGEST = 400;
    private static final int LONGEST_TYPE = 12;
    private static final boolean[] BARE_END = bareEnd();

    private Assignment() {}

    /** Where the name that goes through {@code at} begins; at most 60 characters before. */
    static int nameStart(String text, int at) {
        int start = at;
        int stop = Math.max(0, at - 60);
        while (start > stop && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where the name that goes through {@code at} ends; at most 40 characters after. */
    static int nameEnd(String text, int at) {
        int end = at;
        int stop = Math.min(text.length(), at + 40);
        while (end < stop && isNameCharacter(text.charAt(end))) {
            end++;
        }
        while (end > at && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static boolean isNameCharacter(char c) {
        return CharClass.DOTTED.has(c);
    }

    /** The span of the value assigned to the name that ends here, or {@link #NONE}. */
    static long valueOf(String text, int nameStart, int nameEnd) {
        int at = closers(text, nameEnd);
        int operator = operator(text, at);
        if (operator == 0) {
            operator = typed(text, at);
        }
        if (operator == 0 && at > nameEnd && text.charAt(nameStart) == '-' && Edges.isBlank(text.charAt(nameEnd))) {
            return value(text, at);
        }
        if (operator == 0) {
            return NONE;
        }
        int from = blanks(text, at + operator);
        return value(text, blanks(text, from + typed(text, from)));
    }

    /** Past quotes, brackets and blanks that close a name. */
    private static int closers(String text, int from) {
        int at = from;
        int stop = Math.min(text.length(), from + SPACES);
        while (at < stop && (Edges.isQuote(text.charAt(at)) || " \t\\]".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static int blanks(String text, int from) {
        int at = from;
        int stop = Math.min(text.length(), from + SPACES);
        while (at < stop && Edges.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The length of the operator that begins here, or 0. */
    static int operator(String text, int at) {
        int end = at;
        int stop = Math.min(text.length(), at + 5);
        boolean seen = false;
        while (end < stop && ":=?!+.|~>".indexOf(text.charAt(end)) >= 0) {
            char c = text.charAt(end);
            seen |= c == '=' || c == ':' || (c == '>' && end == at);
            end++;
        }
        if (seen) {
            return end - at;
        }
        if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '(')) {
            int quote = blanks(text, at + 1);
            return quote < text.length() && Edges.isQuote(text.charAt(quote)) ? 1 : 0;
        }
        boolean is = text.startsWith("is ", at) && at + 3 < text.length();
        return is && Edges.isQuote(text.charAt(at + 3)) ? 2 : 0;
    }

    /**
     * The length of a type and the operator after it, as in {@code var name string = } and {@code name: string = }, or
     * 0.
     */
    private static int typed(String text, int at) {
        int end = at;
        int stop = Math.min(text.length(), at + LONGEST_TYPE);
        while (end < stop && Edges.isLetter(text.charAt(end))) {
            end++;
        }
        int equals = end;
        while (equals < text.length() && equals < end + 3 && text.charAt(equals) == ' ') {
            equals++;
        }
        boolean assigned = end > at && equals > end && equals < text.length() && text.charAt(equals) == '=';
        return assigned ? equals + 1 - at : 0;
    }

    /** The span of the value that begins here, without its quotes, or {@link #NONE}. */
    static long value(String text, int from) {
        int at = from;
        int length = text.length();
        if (at + 1 < length && "@rRbBuUfFL".indexOf(text.charAt(at)) >= 0 && Edges.isQuote(text.charAt(at + 1))) {
            at++;
        }
        boolean escaped = at + 1 < length && text.charAt(at) == '\\' && Edges.isQuote(text.charAt(at + 1));
        at += escaped ? 1 : 0;
        if (at >= length) {
            return NONE;
        }
        boolean quoted = Edges.isQuote(text.charAt(at));
        int start = quoted ? at + 1 : at;
        int end = quoted ? quotedEnd(text, start, text.charAt(at)) : bareEnd(text, start);
        end -= quoted && escaped && end > start && text.charAt(end - 1) == '\\' ? 1 : 0;
        return end <= start ? NONE : ((long) start << 32) | end;
    }

    /** Whether the value at the span stands in quotes. */
    static boolean isQuoted(String text, int start) {
        return start > 0 && Edges.isQuote(text.charAt(start - 1));
    }

    private static int quotedEnd(String text, int start, char quote) {
        int stop = Math.min(text.length(), start + LONGEST);
        for (int at = start; at < stop; at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return at;
            }
            if (c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static int bareEnd(String text, int start) {
        int stop = Math.min(text.length(), start + LONGEST);
        int at = start;
        while (at < stop && !isBareEnd(text.charAt(at))) {
            at++;
        }
        while (at > start && ".)]".indexOf(text.charAt(at - 1)) >= 0 && !isOpened(text, start, at)) {
            at--;
        }
        return at;
    }

    private static boolean isBareEnd(char c) {
        return c < BARE_END.length && BARE_END[c];
    }

    private static boolean[] bareEnd() {
        boolean[] ends = new boolean[128];
        for (char c : " \t\r\n\"'`<>,;&\\".toCharArray()) {
            ends[c] = true;
        }
        return ends;
    }

    /** Whether the bracket before {@code end} was opened within the value. */
    private static boolean isOpened(String text, int start, int end) {
        char closing = text.charAt(end - 1);
        return closing != '.' && Filler.holds(text, start, end, closing == ')' ? "(" : "[");
    }
}
