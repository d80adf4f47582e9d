/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * The machine-readable lines of passports, identity cards and visas (ICAO Doc 9303, parts 4 to 7), by their lengths and
 * check digits.
 */
final class MrzMatcher {
    private static final PiiKind KIND = PiiKind.of("TRAVEL_DOCUMENT");
    private static final double CONFIDENCE = 0.97;
    private static final int[] WEIGHTS = {7, 3, 1};
    private static final int CARD = 30;
    private static final int SMALL = 36;
    private static final int PASSPORT = 44;
    private static final int CARD_LINES = 3;

    private MrzMatcher() {}

    /** Reports the document in one of whose lines two fillers stand at the index; where it or the fillers end. */
    static int match(String text, int at, PiiDetector.Scans scans) {
        if (Chars.at(text, at + 1) != '<') {
            return at;
        }
        int end = document(text, at, scans);
        while (end < text.length() && text.charAt(end) == '<') {
            end++;
        }
        return end;
    }

    private static int document(String text, int at, PiiDetector.Scans scans) {
        int start = at;
        while (start > 0 && at - start < PASSPORT && isOf(text.charAt(start - 1))) {
            start--;
        }
        int length = lineEnd(text, start) - start;
        if (length == CARD) {
            return card(text, start, at, scans);
        }
        if ((length != SMALL && length != PASSPORT) || "PVACI".indexOf(text.charAt(start)) < 0) {
            return at;
        }
        int second = nextLine(text, start + length);
        if (second < 0 || lineEnd(text, second) - second != length || !isHolder(text, second, second + 13)) {
            return at;
        }
        int last = second + length - 1;
        boolean visa = text.charAt(start) == 'V';
        boolean sealed = visa
                || isDigitOf(text, last, new int[] {second, second + 10, second + 13, second + 20, second + 21, last});
        return sealed && isChecked(text, second, second + 9) ? report(start, second + length, scans) : at;
    }

    /** Three lines; the fillers may stand in any of them. */
    private static int card(String text, int line, int at, PiiDetector.Scans scans) {
        int first = line;
        for (int before = 0; before < CARD_LINES && first >= 0; before++) {
            int second = nextLine(text, first + CARD);
            int third = second < 0 ? -1 : nextLine(text, second + CARD);
            if (third >= 0
                    && lineEnd(text, second) - second == CARD
                    && lineEnd(text, third) - third == CARD
                    && "ACI".indexOf(text.charAt(first)) >= 0
                    && isHolder(text, second, second)
                    && isChecked(text, first + 5, first + 14)
                    && isDigitOf(text, second + 29, new int[] {
                        first + 5, first + 30, second, second + 7, second + 8, second + 15, second + 18, second + 29
                    })) {
                return report(first, third + CARD, scans);
            }
            first = previousLine(text, first);
        }
        return at;
    }

    private static int report(int start, int end, PiiDetector.Scans scans) {
        scans.current().add(KIND, start, end, CONFIDENCE, false);
        return end;
    }

    /** Whether a date of birth, a sex and a date of expiry stand from a place on, the dates checked. */
    private static boolean isHolder(String text, int line, int birth) {
        int end = lineEnd(text, line);
        return birth + 15 <= end
                && isChecked(text, birth, birth + 6)
                && "MFX<".indexOf(text.charAt(birth + 7)) >= 0
                && isChecked(text, birth + 8, birth + 14);
    }

    /** Whether the character behind a part is its check digit. */
    private static boolean isChecked(String text, int from, int to) {
        return isDigitOf(text, to, new int[] {from, to});
    }

    /** Whether a digit stands at the place that checks the parts, each from one bound to the next. */
    private static boolean isDigitOf(String text, int place, int[] bounds) {
        int sum = 0;
        int count = 0;
        for (int part = 0; part < bounds.length; part += 2) {
            for (int i = bounds[part]; i < bounds[part + 1]; i++) {
                sum += value(text.charAt(i)) * WEIGHTS[count % WEIGHTS.length];
                count++;
            }
        }
        return text.charAt(place) == (char) ('0' + (sum % 10));
    }

    private static int value(char c) {
        return c == '<' ? 0 : Chars.isDigit(c) ? c - '0' : c - 'A' + 10;
    }

    private static boolean isOf(char c) {
        return c == '<' || Chars.isUpper(c) || Chars.isDigit(c);
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end - start <= PASSPORT && isOf(Chars.at(text, end))) {
            end++;
        }
        return end;
    }

    /** Where the line after one begins that ends here, also behind an escaped line end; or -1. */
    private static int nextLine(String text, int end) {
        int at = end;
        while (at - end < 8 && (Chars.isBlank(Chars.at(text, at)) || Chars.at(text, at) == '\r')) {
            at++;
        }
        if (Chars.at(text, at) == '\n') {
            at++;
        } else if (text.startsWith("\\n", at)) {
            at += 2;
        } else if (text.startsWith("\\r\\n", at)) {
            at += 4;
        } else {
            return -1;
        }
        while (Chars.isBlank(Chars.at(text, at)) && at - end < 64) {
            at++;
        }
        return isOf(Chars.at(text, at)) ? at : -1;
    }

    /** Where the line of a card before one begins; or -1. */
    private static int previousLine(String text, int start) {
        int at = start;
        while (at > 0 && start - at < 64 && !isOf(text.charAt(at - 1))) {
            at--;
        }
        int line = at - CARD;
        return line >= 0 && lineEnd(text, line) == at && nextLine(text, at) == start ? line : -1;
    }
}
