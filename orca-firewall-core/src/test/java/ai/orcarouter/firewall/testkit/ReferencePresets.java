/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import java.util.function.IntPredicate;

/**
 * The simple presets of REFERENCE 2.8, restated for words between spaces, which is all that random calls hold; the
 * engine's own recognise more and have tests of their own.
 */
final class ReferencePresets {
    private ReferencePresets() {}

    static String redact(String preset, String text) {
        if (preset.equals("email")) {
            return emails(text);
        }
        StringBuilder out = new StringBuilder();
        int start = 0;
        while (start <= text.length()) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            String word = text.substring(start, end);
            out.append(is(preset, word) ? "[redacted:" + preset + "]" : word);
            if (space >= 0) {
                out.append(' ');
            }
            start = end + 1;
        }
        return out.toString();
    }

    private static boolean is(String preset, String word) {
        return switch (preset) {
            case "aws_access_key" ->
                word.length() == 20
                        && (word.startsWith("AKIA") || word.startsWith("ASIA"))
                        && all(word, c -> isUpper(c) || isDigit(c));
            case "openai_key" ->
                word.startsWith("sk-") && word.length() >= 35 && all(word.substring(3), c -> isLetter(c) || isDigit(c));
            case "credit_card" ->
                word.length() >= 13 && word.length() <= 19 && all(word, ReferencePresets::isDigit) && luhn(word);
            case "ssn_us" ->
                word.length() == 11
                        && word.charAt(3) == '-'
                        && word.charAt(6) == '-'
                        && all(
                                word.substring(0, 3) + word.substring(4, 6) + word.substring(7),
                                ReferencePresets::isDigit);
            default -> throw new IllegalArgumentException("no simple form of preset " + preset);
        };
    }

    /** A run of letters and digits, an at sign, and a domain of at least two labels, wherever they stand. */
    private static String emails(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > done && (isLetter(text.charAt(start - 1)) || isDigit(text.charAt(start - 1)))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && (isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            if (start < at && text.substring(at, end).indexOf('.') > 1) {
                out.append(text, done, start).append("[redacted:email]");
                done = end;
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : twice;
        }
        return sum % 10 == 0;
    }

    private static boolean all(String word, IntPredicate test) {
        return word.chars().allMatch(test);
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetter(int c) {
        return isUpper(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
