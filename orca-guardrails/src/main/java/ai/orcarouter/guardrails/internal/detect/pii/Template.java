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

    /**
     * One element.
     *
     * @param members the signs of a set or of literal text
     * @param least how many of it there are at least
     * @param most how many of it there are at most
     * @param low the characters it takes, a bit for each below 64
     * @param high a bit for each from 64 to 127
     */
    private record Element(Kind kind, String members, int least, int most, long low, long high) {
        private static final int HALF = 64;

        static Element of(Kind kind, String members, int least, int most) {
            long low = 0;
            long high = 0;
            for (char c = 1; c < 2 * HALF; c++) {
                boolean taken = switch (kind) {
                    case DIGIT -> Chars.isDigit(c);
                    case LETTER -> Chars.isAlpha(c);
                    case EITHER -> Chars.isAlnum(c);
                    case SET -> members.indexOf(Chars.upper(c)) >= 0;
                    case LITERAL -> c == members.charAt(0);
                    case BLANK, SEPARATOR -> false;
                };
                low |= taken && c < HALF ? 1L << c : 0;
                high |= taken && c >= HALF ? 1L << (c - HALF) : 0;
            }
            return new Element(kind, members, least, most, low, high);
        }

        boolean takes(char c) {
            if (c < HALF) {
                return ((low >>> c) & 1) != 0;
            }
            if (c < 2 * HALF) {
                return ((high >>> (c - HALF)) & 1) != 0;
            }
            return members.indexOf(c == NO_BREAK_SPACE && kind == Kind.LITERAL ? ' ' : c) >= 0;
        }

        boolean takesAny(boolean digits) {
            for (char c = digits ? '0' : 'A'; c <= (digits ? '9' : 'Z'); c++) {
                if (takes(c) || (!digits && takes((char) (c | 0x20)))) {
                    return true;
                }
            }
            return false;
        }

        /** What it can begin with, of digits or letters and of all signs. */
        int followers(boolean digits) {
            int followers = takesAny(digits) ? ALNUM_FOLLOWER : 0;
            if (kind == Kind.LITERAL || kind == Kind.SET) {
                for (int i = 0; i < members.length(); i++) {
                    followers |= Chars.isAlnum(members.charAt(i)) ? 0 : follower(members.charAt(i));
                }
            }
            return followers;
        }

        boolean isOptionalSign() {
            return kind == Kind.BLANK || kind == Kind.SEPARATOR;
        }
    }

    /** Longest run that is told apart from longer ones. */
    static final int LONGEST_RUN = 31;

    /** Kinds of characters after a run. */
    static final int FOLLOWERS = 6;

    private static final int ALNUM_FOLLOWER = 1;
    private static final int ANY_FOLLOWER = (1 << FOLLOWERS) - 1;

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

    /** Whether it is nothing but digits, so that it matches a run of them that has a length it can have. */
    boolean isDigits() {
        for (Element element : elements) {
            if (element.kind() != Kind.DIGIT) {
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
        Element element = elements[index];
        if (element.isOptionalSign()) {
            followers[run] |= element.kind() == Kind.BLANK ? follower(' ') : follower(' ') | follower('-');
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
            elements.add(Element.of(kind, members, least, most));
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
