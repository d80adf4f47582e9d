/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    private static final char NO_BREAK_SPACE = '\u00A0';

    /** Longest run that is told apart from longer ones. */
    static final int LONGEST_RUN = 31;

    /** Kinds of characters after a run. */
    static final int FOLLOWERS = 6;

    /** The bit for letters and digits. */
    static final int ALNUM_FOLLOWER = 1;

    private static final int ANY_FOLLOWER = (1 << FOLLOWERS) - 1;

    private final TemplateElement[] elements;

    /** What matching reads of the elements, side by side. */
    private final long[] low;

    private final long[] high;
    private final int[] least;
    private final int[] most;

    private Template(List<TemplateElement> elements) {
        this.elements = elements.toArray(TemplateElement[]::new);
        low = elements.stream().mapToLong(TemplateElement::low).toArray();
        high = elements.stream().mapToLong(TemplateElement::high).toArray();
        least = elements.stream().mapToInt(TemplateElement::least).toArray();
        most = elements.stream()
                .mapToInt(element -> element.isOptionalSign() ? 0 : element.most())
                .toArray();
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

    /** Whether it is nothing but digits, so that it matches a run of them that has a length it can have. */
    boolean isDigits() {
        for (TemplateElement element : elements) {
            if (element.kind() != TemplateElement.Kind.DIGIT) {
                return false;
            }
        }
        return true;
    }

    /** Where the match that starts at the index ends, or -1. */
    int match(String text, int start) {
        int at = start;
        char separator = 0;
        boolean first = true;
        for (int i = 0; i < most.length; i++) {
            if (most[i] > 0) {
                int end = runEnd(text, at, i);
                if (end - at < least[i]) {
                    return NO;
                }
                at = end;
                continue;
            }
            char c = Chars.at(text, at);
            if (elements[i].kind() == TemplateElement.Kind.BLANK) {
                at += isBlank(c) ? 1 : 0;
            } else {
                char used = c == '-' ? '-' : isBlank(c) ? ' ' : 0;
                if (!first && used != separator) {
                    return NO;
                }
                first = false;
                separator = used;
                at += used == 0 ? 0 : 1;
            }
        }
        return at;
    }

    /** Where the characters that an element takes end, of as many as there can be. */
    private int runEnd(String text, int from, int i) {
        int limit = Math.min(text.length(), from + most[i]);
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            boolean taken = c < Long.SIZE
                    ? ((low[i] >>> c) & 1) != 0
                    : c < 2 * Long.SIZE ? ((high[i] >>> c) & 1) != 0 : elements[i].takes(c);
            if (!taken) {
                break;
            }
            at++;
        }
        return at;
    }

    /**
     * What can come in the text right after so many digits, or letters, at the beginning of a match: for each length up
     * to {@value #LONGEST_RUN} the bits of {@link #follower}. The last is for all that are longer too.
     */
    int[] followers(boolean digits) {
        int[] followers = new int[LONGEST_RUN + 1];
        follow(digits, 0, 0, 0, followers, new HashSet<>());
        followers[LONGEST_RUN] = followers[LONGEST_RUN] == 0 ? 0 : ANY_FOLLOWER;
        return followers;
    }

    private void follow(boolean digits, int index, int count, int run, int[] followers, Set<List<Integer>> seen) {
        if (!seen.add(List.of(index, count, run))) {
            return;
        }
        if (index == elements.length) {
            followers[run] |= ANY_FOLLOWER & ~ALNUM_FOLLOWER;
            return;
        }
        TemplateElement element = elements[index];
        if (element.isOptionalSign()) {
            followers[run] |=
                    element.kind() == TemplateElement.Kind.BLANK ? follower(' ') : follower(' ') | follower('-');
            follow(digits, index + 1, 0, run, followers, seen);
            return;
        }
        if (count < element.most()) {
            followers[run] |= element.followers(!digits);
            if (element.takesAny(digits)) {
                follow(digits, index, count + 1, Math.min(LONGEST_RUN, run + 1), followers, seen);
            }
        }
        if (count >= element.least()) {
            follow(digits, index + 1, 0, run, followers, seen);
        }
    }

    /** A bit for the kind of character that comes after a run of digits, or of letters. */
    static int follower(char c) {
        if (Chars.isAlnum(c)) {
            return ALNUM_FOLLOWER;
        }
        return 1 << followerIndex(c);
    }

    /** The number of that bit. */
    static int followerIndex(char c) {
        return switch (c) {
            case ' ', '\u00A0' -> 1;
            case '-' -> 2;
            case '.' -> 3;
            case '/' -> 4;
            default -> Chars.isAlnum(c) ? 0 : FOLLOWERS - 1;
        };
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == NO_BREAK_SPACE;
    }

    private static final class Parser {
        private final String source;
        private final List<TemplateElement> elements = new ArrayList<>();
        private int at;

        Parser(String source) {
            this.source = source;
        }

        List<TemplateElement> parse() {
            while (at < source.length()) {
                char c = source.charAt(at++);
                switch (c) {
                    case '9' -> add(TemplateElement.Kind.DIGIT, "");
                    case 'A' -> add(TemplateElement.Kind.LETTER, "");
                    case 'X' -> add(TemplateElement.Kind.EITHER, "");
                    case '_' -> add(TemplateElement.Kind.BLANK, "");
                    case '~' -> add(TemplateElement.Kind.SEPARATOR, "");
                    case '[' -> add(TemplateElement.Kind.SET, set());
                    default -> add(TemplateElement.Kind.LITERAL, String.valueOf(c));
                }
            }
            if (elements.isEmpty() || elements.get(0).least() == 0) {
                throw new IllegalStateException("a template begins with something: " + source);
            }
            return elements;
        }

        private void add(TemplateElement.Kind kind, String members) {
            int least = 1;
            int most = 1;
            if (at < source.length() && source.charAt(at) == '{') {
                int comma = source.indexOf(',', at);
                int close = source.indexOf('}', at);
                least = Integer.parseInt(source, at + 1, comma, 10);
                most = Integer.parseInt(source, comma + 1, close, 10);
                at = close + 1;
            }
            elements.add(TemplateElement.of(kind, members, least, most));
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
