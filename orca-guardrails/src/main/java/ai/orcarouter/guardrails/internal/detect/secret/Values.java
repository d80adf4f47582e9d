/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

/**
 * What a value that is assigned to a credential's name is: a placeholder, a reference to a value elsewhere, code, or
 * something that may be the credential itself.
 */
final class Values {
    private static final double RARE = 4.3;
    private static final int SHORTEST_PART = 6;
    private static final WordSet PLACEHOLDERS = new WordSet(
            "changeme",
            "change-me",
            "change_me",
            "changeit",
            "placeholder",
            "example",
            "your-",
            "your_",
            "yours",
            "yoursecret",
            ".env",
            "getenv",
            "environ",
            "process.",
            "%env",
            "env:",
            "yourpassword",
            "yourapi",
            "yourkey",
            "yourtoken",
            "insert",
            "dummy",
            "redacted",
            "foobar",
            "foo-bar",
            "hunter2",
            "xxxx",
            "***",
            "todo",
            "fixme",
            "replace",
            "sample",
            "12345",
            "abcdef",
            "qwerty",
            "asdf",
            "undefined",
            "my-",
            "my_",
            "mysecret",
            "mypassword",
            "mytoken",
            "notreal",
            "not-real",
            "secret",
            "passw",
            "token",
            "fake",
            "mock",
            "test",
            "demo",
            "invalid",
            "deadbeef",
            "cafebabe",
            "unused",
            "default",
            "localhost",
            "000000",
            "-key",
            "_key",
            "apikey",
            "admin",
            "keyboard");
    private static final Endings FILES = new Endings(
            ".json",
            ".yaml",
            ".yml",
            ".xml",
            ".txt",
            ".pem",
            ".key",
            ".crt",
            ".cer",
            ".java",
            ".js",
            ".ts",
            ".py",
            ".go",
            ".md",
            ".html",
            ".css",
            ".properties",
            ".conf",
            ".toml",
            ".com",
            ".org",
            ".net",
            ".io",
            ".dev",
            ".class",
            ".sh",
            ".rs");

    private static final byte LOWER = 1;
    private static final byte UPPER = 2;
    private static final byte DIGIT = 4;
    private static final byte SIGN = 8;
    private static final byte[] PARTS = parts();

    private Values() {}

    /** What each character adds to a password; signs that paths and names hold add nothing. */
    private static byte[] parts() {
        byte[] parts = new byte[127];
        for (char c = ' ' + 1; c < parts.length; c++) {
            parts[c] = Edges.isLower(c)
                    ? LOWER
                    : Edges.isUpper(c) ? UPPER : Edges.isDigit(c) ? DIGIT : "._-/:,\\".indexOf(c) >= 0 ? 0 : SIGN;
        }
        return parts;
    }

    /** Whether it says that it is none, or refers to a value elsewhere. */
    static boolean isPlaceholder(String text, int from, int to) {
        return PLACEHOLDERS.isIn(text, from, to) || Filler.isRepeated(text, from, to) || isReference(text, from, to);
    }

    /** A template, a variable, a call, a path or an address. */
    static boolean isReference(String text, int from, int to) {
        char first = text.charAt(from);
        char second = from + 1 < to ? text.charAt(from + 1) : ' ';
        char last = text.charAt(to - 1);
        if (first == '$' && isVariable(text, from + 1, to)) {
            return true;
        }
        boolean opened = switch (first) {
            case '$' -> second == '{' || second == '(' || Edges.isUpper(second) || second == '_';
            case '{' -> second == '{' || last == '}';
            case '%' -> second == 's' || second == '(';
            case '#' -> second == '{';
            case '[' -> last == ']';
            case '&' -> last == '>';
            case '<', '/', '.', '@' -> true;
            default -> last == '}' && !Edges.isLetter(first);
        };
        boolean sealed = Edges.standsAt(text, from, "enc[") || Edges.standsAt(text, from, "enc(");
        return opened || sealed || Filler.holds(text, from, to, "://") || isFile(text, from, to);
    }

    /** Whether all of it is a variable's name, with members and name spaces. */
    private static boolean isVariable(String text, int from, int to) {
        int at = from;
        while (at < to && (CharClass.WORD.has(text.charAt(at)) || ".:->".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at == to;
    }

    private static boolean isFile(String text, int from, int to) {
        for (String ending : FILES.like(text, from, to)) {
            int at = to - ending.length();
            if (at > from && Edges.standsAt(text, at, ending)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it looks random: like no words, no identifier and no number. */
    static boolean isRandom(String text, int from, int to) {
        int letters = 0;
        int digits = 0;
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 126 || c <= ' ') {
                return false;
            }
            letters += Edges.isLetter(c) ? 1 : 0;
            digits += Edges.isDigit(c) ? 1 : 0;
            upper |= Edges.isUpper(c);
            lower |= Edges.isLower(c);
        }
        if (letters == 0 || letters + digits < 6) {
            return false;
        }
        double rarity = Rarity.of(text, from, to);
        if (digits == 0) {
            return upper && lower && to - from >= 16 && rarity > RARE + 0.4;
        }
        boolean hex = isHex(text, from, to);
        return hex ? to - from >= 16 && rarity > 3.8 : rarity > RARE;
    }

    /** Whether all of it belongs to the alphabets that keys are written in. */
    static boolean isToken(String text, int from, int to) {
        return CharClass.TOKEN.run(text, from, to - from) == to - from;
    }

    /** Whether it has three kinds of characters and looks random after its last letter's tail of digits and signs. */
    static boolean isStrongPassword(String text, int from, int to) {
        return isStrong(text, from, to, 0);
    }

    /** As a strong password, with many signs that words and identifiers do not have. */
    static boolean isSignedSecret(String text, int from, int to) {
        return to - from >= 16 && isStrong(text, from, to, 4);
    }

    private static boolean isStrong(String text, int from, int to, int leastSigns) {
        int signs = 0;
        int seen = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 126 || c <= ' ') {
                return false;
            }
            seen |= PARTS[c];
            signs += PARTS[c] == SIGN ? 1 : 0;
        }
        boolean signed = signs >= 6 && (seen & LOWER) != 0 && to - from >= 16;
        if (!signed && (signs < leastSigns || Integer.bitCount(seen) < 3 || to - from < 8)) {
            return false;
        }
        if (Filler.holds(text, from, to, "(?") || Filler.holds(text, from, to, "\\\\")) {
            return false;
        }
        int end = to;
        while (end > from && !Edges.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return signed || (end - from >= 4 && Rarity.of(text, from, end) > RARE) || hasRarePart(text, from, to);
    }

    /** Whether a part between signs that join words is random by itself, as in {@code Cobalt_x7Qp2Rk}. */
    private static boolean hasRarePart(String text, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && "_-.".indexOf(text.charAt(i)) < 0) {
                continue;
            }
            if (i - start >= SHORTEST_PART && i - start < to - from && isRarePart(text, start, i)) {
                return true;
            }
            start = i + 1;
        }
        return false;
    }

    private static boolean isRarePart(String text, int from, int to) {
        int letters = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            letters += Edges.isLetter(text.charAt(i)) ? 1 : 0;
            digits += Edges.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return letters >= 3 && digits >= 1 && !isHex(text, from, to) && Rarity.of(text, from, to) > RARE;
    }

    /** A UUID of hexadecimal digits. */
    static boolean isUuid(String text, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(from + i);
            if (dash ? c != '-' : !CharClass.HEX_ANY.has(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int from, int to) {
        return CharClass.HEX_ANY.run(text, from, to - from) == to - from;
    }
}
