/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How something that may be a telephone number is written.
 *
 * @param start where it begins, with a plus sign or a parenthesis
 * @param end where it ends
 * @param digits how many digits it has
 * @param groups how many runs of digits it has
 * @param plus whether it begins with a plus sign
 * @param trunk whether it begins with 0, or with the 1 of North America
 */
record PhoneShape(int start, int end, int digits, int groups, boolean plus, boolean trunk) {
    /** The greatest numbers of 32 bits, and those after them. */
    private static final Set<String> LIMITS = Set.of("2147483647", "2147483648", "4294967295", "4294967296");

    private static final int LEAST = 7;
    private static final int MOST = 15;
    private static final int MOST_GROUPS = 8;
    private static final int[] NORTH_AMERICAN = {3, 3, 4};

    /** The shape that has its first digit at the index, or nothing when it cannot be a telephone number. */
    static @Nullable PhoneShape read(String text, int first) {
        int start = first;
        boolean open = Chars.at(text, start - 1) == '(';
        start -= open ? 1 : 0;
        boolean plus = Chars.at(text, start - 1) == '+';
        start -= plus ? 1 : 0;
        if (plus && Chars.at(text, start - 1) == '(') {
            start--;
        }
        int at = first;
        int end = first;
        int digits = 0;
        int groups = 0;
        char inside = 0;
        boolean mixed = false;
        int longest = 0;
        boolean lone = false;
        while (groups < MOST_GROUPS) {
            int to = at;
            while (to - at <= MOST && Chars.isDigit(Chars.at(text, to))) {
                to++;
            }
            if (to == at || digits + to - at > MOST + 2) {
                break;
            }
            digits += to - at;
            longest = Math.max(longest, to - at);
            lone |= groups > 0 && to - at == 1;
            groups++;
            end = to;
            int next = separatorEnd(text, to);
            if (next == to || !Chars.isDigit(Chars.at(text, next))) {
                break;
            }
            char separator = text.charAt(to);
            mixed |= inside != 0 && inside != separator;
            inside = separator;
            at = next;
        }
        boolean points = inside == '.' && !mixed;
        if (digits < LEAST
                || digits > MOST
                || (points && (longest > 4 || lone) && !plus)
                || !standsFree(text, start, end)
                || (!plus && (isDate(text, first, end) || isCount(text, first, end)))) {
            return null;
        }
        char lead = text.charAt(first);
        return new PhoneShape(start, end, digits, groups, plus, lead == '0' || (lead == '1' && digits == 11));
    }

    /** A blank, hyphen, point, slash or parenthesis, or two or three of them. */
    private static int separatorEnd(String text, int from) {
        int at = from;
        while (at - from < 3 && isSeparator(Chars.at(text, at))) {
            at++;
        }
        return at;
    }

    private static boolean isSeparator(char c) {
        return c == ' '
                || c == '-'
                || c == '.'
                || c == '('
                || c == ')'
                || c == '/'
                || c == '\u00A0'
                || c == '\u2010'
                || c == '\u2011'
                || c == '\u2013';
    }

    private static boolean standsFree(String text, int start, int end) {
        boolean cellBefore = Chars.at(text, start - 1) == ',' && Neighbours.isCell(text, start - 2, -1);
        boolean cellAfter = Chars.at(text, end) == ',' && Neighbours.isCell(text, end + 1, 1);
        return (cellBefore || freeBefore(Chars.at(text, start - 1), Chars.at(text, start - 2)))
                && (cellAfter || freeAfter(Chars.at(text, end), Chars.at(text, end + 1)));
    }

    private static boolean freeBefore(char near, char far) {
        return switch (near) {
            case '$', '%', '#', '@', '&', '\\', '+', '*', '^', '<', '~' -> false;
            case ',', ':' -> !Chars.isDigit(far);
            case '.', '-', '/' -> !Chars.isWord(far);
            default -> !Chars.isWord(near);
        };
    }

    private static boolean freeAfter(char near, char far) {
        return switch (near) {
            case '%', '@', '+', '*', '^' -> false;
            case '.', ',', ':', '/', '-' -> !Chars.isDigit(far);
            case 'x' -> true;
            default -> !Chars.isWord(near);
        };
    }

    /** A year, month and day, in this order or the other, at the beginning. */
    private static boolean isDate(String text, int start, int end) {
        int first = groupEnd(text, start);
        char separator = Chars.at(text, first);
        int second = groupEnd(text, first + 1);
        int third = Chars.at(text, second) == separator ? groupEnd(text, second + 1) : second;
        if ("-./".indexOf(separator) < 0 || third <= second + 1 || third > end) {
            return false;
        }
        int a = first - start;
        int b = second - first - 1;
        int c = third - second - 1;
        return (a == 4 && b <= 2 && c <= 2 && isYear(text, start))
                || (a <= 2 && b <= 2 && (c == 4 ? isYear(text, second + 1) : c == 2 && separator == '/'));
    }

    /**
     * What counts rather than calls: a span of years, a day and time of day without separators, the digits in their
     * order.
     */
    private static boolean isCount(String text, int start, int end) {
        int first = groupEnd(text, start);
        int digits = first - start;
        if (first == end) {
            return digits >= 9 && (isAscending(text, start, end) || LIMITS.contains(text.substring(start, end)));
        }
        int second = separatorEnd(text, first);
        int last = groupEnd(text, second);
        if (last != end) {
            return false;
        }
        boolean years = digits == 4 && last - second == 4 && isYear(text, start) && isYear(text, second);
        boolean time = digits == 8 && last - second >= 4 && isYear(text, start) && isMonthAndDay(text, start + 4);
        return years || time;
    }

    private static boolean isMonthAndDay(String text, int at) {
        int month = (10 * (text.charAt(at) - '0')) + text.charAt(at + 1) - '0';
        int day = (10 * (text.charAt(at + 2) - '0')) + text.charAt(at + 3) - '0';
        return Dates.isDay(month, day);
    }

    private static boolean isAscending(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if ((text.charAt(i) - text.charAt(i - 1) + 10) % 10 != 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean isYear(String text, int at) {
        return (text.charAt(at) == '1' && text.charAt(at + 1) == '9')
                || (text.charAt(at) == '2' && text.charAt(at + 1) == '0');
    }

    private static int groupEnd(String text, int from) {
        int at = from;
        while (Chars.isDigit(Chars.at(text, at))) {
            at++;
        }
        return at;
    }

    /** Whether it is four groups of at most three digits with points between, as addresses and versions are. */
    boolean isQuad(String text) {
        int at = start;
        for (int group = 0; group < groups; group++) {
            int to = groupEnd(text, at);
            if (to == at || to - at > 3 || (to < end && text.charAt(to) != '.')) {
                return false;
            }
            at = to + 1;
        }
        return groups == 4;
    }

    /** Whether it is written in more than one group, as people write numbers for telephones. */
    boolean isGrouped() {
        return groups > 1;
    }

    /**
     * Whether its groups are of two to five digits, the first perhaps of one, with blanks, hyphens, parentheses
     * between.
     */
    boolean isSpoken(String text) {
        int at = start;
        for (int group = 0; group < groups; group++) {
            while (!Chars.isDigit(text.charAt(at))) {
                if (text.charAt(at) == '.' || text.charAt(at) == '/') {
                    return false;
                }
                at++;
            }
            int to = groupEnd(text, at);
            if (to - at > 5 || (to - at < 2 && group > 0)) {
                return false;
            }
            at = to;
        }
        return groups > 1 && groups < 6;
    }

    /**
     * Whether it is 415-666-7777, (415) 666-7777, 415.666.7777 or 1-415-666-7777, with an area and an exchange that the
     * North American plan allows.
     */
    boolean isNorthAmerican(String text) {
        int at = start;
        boolean country = digits == 11 && text.charAt(start) == '1' && groups == 4;
        if (!country && (digits != 10 || groups != 3)) {
            return false;
        }
        at += country ? 2 : 0;
        boolean blanks = true;
        boolean points = false;
        boolean hyphens = false;
        for (int group = 0; group < NORTH_AMERICAN.length; group++) {
            while (!Chars.isDigit(Chars.at(text, at))) {
                blanks &= Chars.at(text, at) == ' ';
                points |= Chars.at(text, at) == '.';
                hyphens |= Chars.at(text, at) == '-';
                at++;
            }
            int to = groupEnd(text, at);
            if (to - at != NORTH_AMERICAN[group] || (group < 2 && text.charAt(at) < '2')) {
                return false;
            }
            at = to;
        }
        return at == end && !blanks && !(points && hyphens);
    }
}
