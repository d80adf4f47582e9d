/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Dates of birth whose month is a word, such as "4 July 1979", "July 4th, 1979" and "4 de julio de 1979": behind a word
 * for birth only. Months in the languages of {@code months.txt}.
 */
final class BirthDates {
    private static final PiiKind KIND = PiiKind.of("DATE_OF_BIRTH");
    private static final double CONFIDENCE = 0.85;
    private static final int LONGEST_MONTH = 14;
    private static final int YEAR = 4;

    private final int words;
    private final Map<String, Integer> months = new HashMap<>();

    BirthDates(OwnWords words, List<String> lines) {
        this.words = words.kind(KIND.name());
        for (String line : lines) {
            StringTokenizer names = new StringTokenizer(line);
            for (int month = 1; names.hasMoreTokens(); month++) {
                months.put(names.nextToken(), month);
            }
        }
    }

    /** Reports the date whose day, in figures, begins at the index; where it ends, or the index. */
    int match(PiiScan scan, int start) {
        if (!scan.mentions(words) || !scan.near(start).has(words)) {
            return start;
        }
        String text = scan.text();
        int dayEnd = Chars.tokenEnd(text, start);
        int digits = start;
        while (digits < dayEnd && Chars.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits - start > 2 || !isOrdinal(text, digits, dayEnd)) {
            return start;
        }
        int day = Integer.parseInt(text, start, digits, 10);
        int from = wordBefore(text, start);
        Integer before = month(text, from, wordEnd(text, from));
        if (before != null) {
            int year = skip(text, dayEnd);
            return report(scan, from, year, before, day, start);
        }
        int name = skip(text, dayEnd);
        int nameEnd = wordEnd(text, name);
        Integer after = month(text, name, nameEnd);
        return after == null ? start : report(scan, start, skip(text, nameEnd), after, day, start);
    }

    private int report(PiiScan scan, int from, int year, int month, int day, int start) {
        String text = scan.text();
        int end = Chars.tokenEnd(text, year);
        boolean dated = end - year == YEAR
                && year > from
                && isYear(text, year)
                && Dates.isDay(month, day)
                && scan.isNamed(words, from, end);
        if (!dated) {
            return start;
        }
        scan.add(KIND, from, end, CONFIDENCE, true);
        return end;
    }

    private static boolean isYear(String text, int at) {
        for (int i = at; i < at + YEAR; i++) {
            if (!Chars.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return Dates.isYear(Integer.parseInt(text, at, at + YEAR, 10));
    }

    private static boolean isOrdinal(String text, int from, int to) {
        return to == from
                || (to - from == 2
                        && "st nd rd th er ".contains(text.substring(from, to).toLowerCase(Locale.ROOT)));
    }

    /** Where the word begins that ends in front of the index and what parts it from the number. */
    private static int wordBefore(String text, int index) {
        int at = index;
        while (at > 0 && index - at < 2 && isJoint(text.charAt(at - 1))) {
            at--;
        }
        int end = at;
        while (at > 0 && end - at < LONGEST_MONTH && Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int to = from;
        while (to < text.length() && to - from < LONGEST_MONTH && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private @Nullable Integer month(String text, int from, int to) {
        return to - from < 3 ? null : months.get(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    /** Past what parts the day, the month and the year: blanks, points, commas, hyphens, "of", "de". */
    private static int skip(String text, int from) {
        int at = joints(text, from);
        int word = wordEnd(text, at);
        boolean small =
                word - at == 2 && "of de ".contains(text.substring(at, word).toLowerCase(Locale.ROOT));
        return small ? joints(text, word) : at;
    }

    private static int joints(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 3 && isJoint(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isJoint(char c) {
        return Chars.isBlank(c) || c == '.' || c == ',' || c == '-' || c == '/';
    }
}
