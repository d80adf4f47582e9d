/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/**
 * Finds card numbers. A card may stand among other numbers set apart alike ("4111 1111 1111 1111 123"), so every
 * sequence of whole groups is tried, longest first; since a card has at most 19 digits, each group starts a bounded
 * number of tries. Digits of a decimal fraction are no card.
 */
final class CardFinder {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private CardFinder() {}

    static void find(String text, Spans out) {
        int i = 0;
        while (i < text.length()) {
            boolean starts = Chars.isDigit(text.charAt(i)) && startsGroup(text, i);
            int end = starts ? longestCard(text, i) : -1;
            if (end > 0) {
                out.add(i, end);
                i = end;
            } else {
                i++;
            }
        }
    }

    private static boolean startsGroup(String text, int i) {
        if (i == 0) {
            return true;
        }
        char before = text.charAt(i - 1);
        boolean fraction = before == '.' && i > 1 && Chars.isDigit(text.charAt(i - 2));
        return !fraction && !Chars.isAlnum(before);
    }

    /** The end of the longest card that starts at a group, or -1. */
    private static int longestCard(String text, int start) {
        int best = -1;
        int digits = 0;
        int i = start;
        while (i < text.length() && digits <= LONGEST) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                digits++;
                i++;
                boolean groupEnds = i == text.length() || !Chars.isAlnum(text.charAt(i));
                if (groupEnds && digits >= SHORTEST && digits <= LONGEST && isCard(text, start, i)) {
                    best = i;
                }
            } else if ((c == ' ' || c == '-') && i + 1 < text.length() && Chars.isDigit(text.charAt(i + 1))) {
                i++;
            } else {
                break;
            }
        }
        return best;
    }

    private static boolean isCard(String text, int start, int end) {
        int sum = 0;
        boolean twice = false;
        boolean varied = false;
        char last = text.charAt(end - 1);
        for (int i = end - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (Chars.isDigit(c)) {
                int digit = twice ? 2 * (c - '0') : c - '0';
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
                varied |= c != last;
            }
        }
        return varied && sum % 10 == 0;
    }
}
