/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.pii;

/** What may stand between a word and the number that it names, besides what {@link WordWindow} passes. */
final class Between {
    /** So much may stand between a question and the number that answers it: who speaks, "it is". */
    private static final int LONGEST_ANSWER = 24;

    private static final String[] REQUESTS = {
        "please",
        "give me",
        "tell me",
        "send me",
        "provide",
        "confirm",
        "need",
        "bitte",
        "plaît",
        "por favor",
        "per favore",
        "graag",
        "proszę",
        "lütfen"
    };
    /** A bit for each letter that a request begins with. */
    private static final int FIRST_LETTERS = firstLetters();

    private static final String[] VALUES = {"value", "wert", "valeur", "valor", "valore", "waarde"};

    private Between() {}

    private static int firstLetters() {
        int bits = 0;
        for (String request : REQUESTS) {
            bits |= 1 << (request.charAt(0) - 'a');
        }
        return bits;
    }

    /** Whether what the line said that ends at the index goes on to the number. */
    static boolean isOpen(String text, int lineEnd, int number) {
        return isMarkup(text, lineEnd + 1, number)
                || (number - lineEnd <= LONGEST_ANSWER && isAsking(text, lineEnd, number - WordWindow.BEFORE));
    }

    /** Whether only "value:" stands between the semicolon and the number. */
    static boolean isValueOf(String text, int semicolon, int number) {
        int from = semicolon + 1;
        while (from < number && Chars.isBlank(text.charAt(from))) {
            from++;
        }
        int to = Chars.tokenEnd(text, from);
        for (String value : VALUES) {
            if (to - from == value.length() && text.regionMatches(true, from, value, 0, value.length())) {
                return isPunctuation(text, to, number);
            }
        }
        return false;
    }

    private static boolean isPunctuation(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.isWord(text.charAt(i)) || text.charAt(i) == '\n') {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but tags of a markup language, the last of them perhaps open. */
    private static boolean isMarkup(String text, int from, int to) {
        boolean tag = false;
        boolean any = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '<') {
                tag = true;
                any = true;
            } else if (c == '>') {
                tag = false;
            } else if (!tag && !Chars.isBlank(c) && c != '\n' && c != '\r') {
                return false;
            }
        }
        return any;
    }

    /** Whether the line that ends at the index asks for something. */
    private static boolean isAsking(String text, int lineEnd, int least) {
        int last = lineEnd - 1;
        while (last > 0 && (Chars.isBlank(text.charAt(last)) || text.charAt(last) == '\r')) {
            last--;
        }
        char end = Chars.at(text, last);
        if (end == '?' || end == '\uFF1F') {
            return true;
        }
        if (end == ':') {
            return false;
        }
        for (int i = last; i >= Math.max(0, least) && text.charAt(i) != '\n'; i--) {
            if (i < last
                    && mayBeRequest(text.charAt(i))
                    && !Chars.isWord(Chars.at(text, i - 1))
                    && isRequest(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeRequest(char c) {
        int letter = (c | 0x20) - 'a';
        return c >= 0x80 || (letter >= 0 && letter < 26 && (FIRST_LETTERS >>> letter & 1) != 0);
    }

    private static boolean isRequest(String text, int at) {
        for (String request : REQUESTS) {
            if (text.regionMatches(true, at, request, 0, request.length())) {
                return true;
            }
        }
        return false;
    }
}
