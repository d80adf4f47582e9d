/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/** Credentials that show by their own form. */
final class KeyFinders {
    private static final int ACCESS_KEY_REST = 16;
    private static final int SECRET_KEY = 40;
    private static final int OPENAI_REST = 32;
    private static final int ANTHROPIC_REST = 40;
    private static final int TOKEN = 16;

    private KeyFinders() {}

    static void awsAccessKey(String text, Spans out) {
        for (int i = text.indexOf('A'); i >= 0; i = text.indexOf('A', i + 1)) {
            if (text.startsWith("AKIA", i) || text.startsWith("ASIA", i)) {
                int end = i + 4;
                while (end < text.length() && end < i + 4 + ACCESS_KEY_REST && isAccessKeyChar(text.charAt(end))) {
                    end++;
                }
                if (end == i + 4 + ACCESS_KEY_REST) {
                    out.add(i, end); // goes on at the next letter: in AKIAKIA... either may start the key
                }
            }
        }
    }

    private static boolean isAccessKeyChar(char c) {
        return Chars.isUpper(c) || Chars.isDigit(c);
    }

    /** A whole run of 40 characters of base64 with letters of both cases and a digit, as all but 1 in 900 keys have. */
    static void awsSecretKey(String text, Spans out) {
        int i = 0;
        while (i < text.length()) {
            int start = i;
            boolean upper = false;
            boolean lower = false;
            boolean digit = false;
            while (i < text.length() && Chars.isBase64Char(text.charAt(i))) {
                upper |= Chars.isUpper(text.charAt(i));
                lower |= Chars.isLower(text.charAt(i));
                digit |= Chars.isDigit(text.charAt(i));
                i++;
            }
            if (i - start == SECRET_KEY && upper && lower && digit) {
                out.add(start, i);
            }
            i++;
        }
    }

    static void openAiKey(String text, Spans out) {
        prefixed(text, "sk-", OPENAI_REST, "sk-ant-", out);
    }

    static void anthropicKey(String text, Spans out) {
        prefixed(text, "sk-ant-", ANTHROPIC_REST, "", out);
    }

    private static void prefixed(String text, String prefix, int rest, String otherThan, Spans out) {
        int i = text.indexOf(prefix);
        while (i >= 0) {
            boolean starts = i == 0 || !Chars.isAlnum(text.charAt(i - 1));
            boolean other = !otherThan.isEmpty() && text.startsWith(otherThan, i);
            int end = i + prefix.length();
            if (starts && !other) {
                while (end < text.length() && Chars.isKeyChar(text.charAt(end))) {
                    end++;
                }
                if (end - i - prefix.length() >= rest) {
                    out.add(i, end);
                }
            }
            // A key ends where its characters end, so what was read need not be read again.
            i = text.indexOf(prefix, starts && !other ? end : i + 1);
        }
    }

    static void bearerToken(String text, Spans out) {
        String word = "bearer";
        for (int i = 0; i + word.length() < text.length(); i++) {
            boolean starts = i == 0 || !Chars.isAlnum(text.charAt(i - 1));
            if (!starts || !text.regionMatches(true, i, word, 0, word.length())) {
                continue;
            }
            int start = i + word.length();
            while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
                start++;
            }
            int end = start;
            while (end < text.length() && Chars.isTokenChar(text.charAt(end))) {
                end++;
            }
            if (start > i + word.length() && end - start >= TOKEN) {
                out.add(start, end);
                i = end - 1;
            }
        }
    }
}
