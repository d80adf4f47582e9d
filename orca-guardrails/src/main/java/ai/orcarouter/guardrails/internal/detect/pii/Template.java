/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of an identifier, one element after another:
 *
 * <ul>
 *   <li>{@code 9} a digit, {@code A} a letter, {@code X} either
 *   <li>{@code [A-HJ0-5]} one of a set of letters and digits; a hyphen is in it when it comes first
 *   <li>{@code _} a blank or nothing
 *   <li>{@code ~} a blank, a hyphen or nothing, the same at every {@code ~}
 *   <li>{@code {2,5}} after an element: so many of it, as many as there are
 *   <li>anything else is itself
 * </ul>
 *
 * <p>Matching never goes back, so it is linear. Immutable.
 */
final class Template {
    private static final int NO = -1;

    private record Element(Kind kind, String members, int least, int most) {
        boolean takes(char c) {
            return switch (kind) {
                case DIGIT -> Chars.isDigit(c);
                case LETTER -> Chars.isAlpha(c);
                case EITHER -> Chars.isAlnum(c);
                case SET -> c != 0 && members.indexOf(Chars.upper(c)) >= 0;
                case LITERAL -> c == members.charAt(0) || (c == '\u00A0' && members.charAt(0) == ' ');
                case BLANK, SEPARATOR -> false;
            };
        }

        boolean takesAny(boolean digits) {
            for (char c = digits ? '0' : 'A'; c <= (digits ? '9' : 'Z'); c++) {
                if (takes(c)) {
                    return true;
                }
            }
            return false;
        }

        boolean isOptionalSign() {
            return kind == Kind.BLANK || kind == Kind.SEPARATOR;
        }

        boolean isSign() {
            return isOptionalSign()
                    || (kind == Kind.LITERAL && !Chars.isAlnum(members.charAt(0)))
                    || (kind == Kind.SET && members.indexOf('-') >= 0);
        }
    }

    /** Longest run that is told apart from longer ones. */
    static final int LONGEST_RUN = 31;

    private enum Kind {
        DIGIT,
        LETTER,
        EITHER,
        SET,
        LITERAL,
        BLANK,
        SEPARATOR
    }

    private final Element[] elements;

    private Template(List<Element> elements) {
        this.elements = elements.toArray(Element[]::new);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalStateException when it is none
     */
    static Template of(String source) {
        return new Template(new Parser(source).parse());
    }

    /** Whether it can begin with the character. */
    boolean beginsWith(char c) {
        return elements[0].takes(c);
    }

    /** Where the match that starts at the index ends, or -1. */
    int match(String text, int start) {
        int at = start;
        char separator = 0;
        boolean first = true;
        for (Element element : elements) {
            char c = Chars.at(text, at);
            if (element.kind() == Kind.BLANK) {
                at += isBlank(c) ? 1 : 0;
            } else if (element.kind() == Kind.SEPARATOR) {
                char used = c == '-' ? '-' : isBlank(c) ? ' ' : 0;
                if (!first && used != separator) {
                    return NO;
                }
                first = false;
                separator = used;
                at += used == 0 ? 0 : 1;
            } else {
                int count = 0;
                while (count < element.most() && element.takes(c)) {
                    count++;
                    c = Chars.at(text, at + count);
                }
                if (count < element.least()) {
                    return NO;
                }
                at += count;
            }
        }
        return at;
    }

    /**
     * How many digits, or letters, can stand at the beginning of a match before something else follows: a bit for each
     * length up to {@value #LONGEST_RUN}.
     */
    int leadingRuns(boolean digits) {
        int runs = 0;
        int open = 1;
        for (Element element : elements) {
            boolean inside = element.takesAny(digits);
            boolean outside = element.takesAny(!digits) || element.isSign();
            int next = element.least() == 0 ? open : 0;
            for (int count = Math.max(1, element.least()); inside && count <= element.most(); count++) {
                next |= open << count;
            }
            for (int count = 0; outside && inside && count < element.most(); count++) {
                runs |= open << count;
            }
            runs |= outside ? open : 0;
            open = next | (element.isOptionalSign() ? open : 0);
        }
        return runs | open;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0';
    }

    private static final class Parser {
        private final String source;
        private final List<Element> elements = new ArrayList<>();
        private int at;

        Parser(String source) {
            this.source = source;
        }

        List<Element> parse() {
            while (at < source.length()) {
                char c = source.charAt(at++);
                switch (c) {
                    case '9' -> add(Kind.DIGIT, "");
                    case 'A' -> add(Kind.LETTER, "");
                    case 'X' -> add(Kind.EITHER, "");
                    case '_' -> add(Kind.BLANK, "");
                    case '~' -> add(Kind.SEPARATOR, "");
                    case '[' -> add(Kind.SET, set());
                    default -> add(Kind.LITERAL, String.valueOf(c));
                }
            }
            if (elements.isEmpty() || elements.get(0).least() == 0) {
                throw new IllegalStateException("a template begins with something: " + source);
            }
            return elements;
        }

        private void add(Kind kind, String members) {
            int least = 1;
            int most = 1;
            if (at < source.length() && source.charAt(at) == '{') {
                int comma = source.indexOf(',', at);
                int close = source.indexOf('}', at);
                least = Integer.parseInt(source, at + 1, comma, 10);
                most = Integer.parseInt(source, comma + 1, close, 10);
                at = close + 1;
            }
            elements.add(new Element(kind, members, least, most));
        }

        private String set() {
            StringBuilder members = new StringBuilder();
            int close = source.indexOf(']', at);
            for (int i = at; i < close; i++) {
                char c = source.charAt(i);
                if (i > at && i + 1 < close && source.charAt(i + 1) == '-') {
                    i += 2;
                } else if (i == at && c != '-' && i + 1 < close && source.charAt(i + 1) == '-') {
                    i += 2;
                }
                for (char member = c; member <= source.charAt(i); member++) {
                    members.append(member);
                }
            }
            at = close + 1;
            return members.toString();
        }
    }
}
