/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/**
 * Payment cards: a range of issuers with its lengths (ISO/IEC 7812), the grouping printed on cards or none, and Luhn.
 */
final class CardMatcher {
    private static final PiiKind KIND = PiiKind.of("CREDIT_CARD");
    private static final int LEAST = 12;
    private static final int MOST = 19;

    private final int words;

    CardMatcher(OwnWords words) {
        this.words = words.kind(KIND.name());
    }

    /** Reports the card that begins at the index; where it ends, or the index. */
    int match(PiiScan scan, int start) {
        String text = scan.text();
        int end = digitsEnd(text, start);
        if (end < 0 || Chars.isAlnum(Chars.at(text, end))) {
            return start;
        }
        Compact digits = scan.compact(start, end);
        if (digits.length() < LEAST || digits.length() > MOST || !CheckDigits.luhn(digits) || digits.isRepeated()) {
            return start;
        }
        double running = confidence(digits);
        if (running == 0 && !scan.mentions(words)) {
            return start;
        }
        boolean named = scan.isNamed(words, start, end);
        boolean alone = !named && scan.isAlone(start, end);
        if (!Neighbours.allow(text, start, end, named || alone)) {
            return start;
        }
        double confidence =
                named ? (running > 0 ? 0.97 : 0.85) : alone && running > 0 ? Math.max(running, 0.55) : running;
        if (confidence == 0) {
            return start;
        }
        scan.add(KIND, start, end, confidence, named);
        return confidence >= PiiScan.MEDIUM ? end : start;
    }

    /** End of a run of digits in a card's grouping, or -1: compact, 4-4-4-4, 4-4-4-4-3, 4-6-5 or 4-6-4. */
    private static int digitsEnd(String text, int start) {
        int first = Chars.tokenEnd(text, start);
        int length = first - start;
        if (length != 4) {
            return length >= LEAST && length <= MOST ? first : -1;
        }
        char separator = Chars.at(text, first);
        if (separator != ' ' && separator != '-' && separator != '\u00A0') {
            return -1;
        }
        int second = groupEnd(text, first, separator);
        int third = second < 0 ? -1 : groupEnd(text, second, separator);
        if (third < 0) {
            return -1;
        }
        int size = second - first - 1;
        int last = third - second - 1;
        if (size == 6) {
            return last == 4 || last == 5 ? third : -1;
        }
        int fourth = size == 4 && last == 4 ? groupEnd(text, third, separator) : -1;
        if (fourth - third - 1 != 4) {
            return -1;
        }
        int fifth = groupEnd(text, fourth, separator);
        return fifth - fourth - 1 == 3 ? fifth : fourth;
    }

    private static int groupEnd(String text, int at, char separator) {
        if (Chars.at(text, at) != separator || !Chars.isDigit(Chars.at(text, at + 1))) {
            return -1;
        }
        return Chars.tokenEnd(text, at + 1);
    }

    /**
     * How much the issuer's range says without a word: little for lengths that few cards have and other numbers share,
     * nothing outside of the ranges, where only a word makes a card of it.
     */
    private static double confidence(Compact digits) {
        int length = digits.length();
        int two = (int) digits.number(0, 2);
        int three = (int) digits.number(0, 3);
        int four = (int) digits.number(0, 4);
        if (two == 34 || two == 37) {
            return length == 15 ? 0.92 : 0;
        }
        if ((three >= 300 && three <= 305) || three == 309 || two == 36 || two == 38 || two == 39) {
            return length == 14 ? 0.8 : length >= 16 ? 0.45 : 0;
        }
        if (digits.at(0) == '4') {
            return length == 16 ? 0.93 : length == 13 || length == 19 ? 0.45 : 0;
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return length == 16 ? 0.93 : 0;
        }
        if (four == 6011 || two == 65 || (three >= 644 && three <= 649)) {
            return length == 16 ? 0.93 : length == 19 ? 0.45 : 0;
        }
        if (four >= 3528 && four <= 3589) {
            return length == 16 ? 0.93 : length == 19 ? 0.45 : 0;
        }
        if (four == 2131 || four == 1800) {
            return length == 15 ? 0.6 : 0;
        }
        if (two == 62 || two == 81 || two == 60 || two == 82 || three == 508 || (four >= 2200 && four <= 2204)) {
            return length == 16 ? 0.85 : length > 16 ? 0.45 : 0;
        }
        if (two == 50 || (two >= 56 && two <= 58) || digits.at(0) == '6') {
            return length == 16 ? 0.7 : 0.4;
        }
        return length == 16 && (four == 9792 || four == 1946) ? 0.6 : 0;
    }
}
