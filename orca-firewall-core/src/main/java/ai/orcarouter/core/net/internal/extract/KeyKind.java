/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the name of an argument says about its value; the words are in {@code keys.txt}. */
enum KeyKind {
    URL,
    HOST,
    CONNECTION,
    COMMAND,
    CODE,
    SCRIPT,
    SQL,
    MARKUP,
    MAIL,
    EMAIL,
    FILTER,
    SEARCH,
    PROSE,
    BUCKET,
    DOMAIN,
    PORT,
    SCHEME,
    ARGS,
    LANGUAGE,
    FILE,
    PLACE,
    INHERIT,
    NONE;

    private static final int MAX_CHARS = 64;
    private static final Map<String, KeyKind> BY_WORD;

    static {
        Map<String, KeyKind> byWord = new HashMap<>();
        Map<String, Set<String>> groups = Tables.groups("keys.txt");
        for (KeyKind kind : values()) {
            for (String word : groups.getOrDefault(kind.name().toLowerCase(Locale.ROOT), Set.of())) {
                byWord.putIfAbsent(word, kind);
            }
        }
        BY_WORD = Map.copyOf(byWord);
    }

    /** Judges an argument's name. */
    static KeyKind of(String key) {
        if (key.isEmpty() || key.length() > MAX_CHARS) {
            return NONE;
        }
        String plain = isAscii(key) ? key : Normalizer.normalize(key, Normalizer.Form.NFKC);
        StringBuilder joined = new StringBuilder(plain.length());
        int lastWord = 0;
        boolean lowerBefore = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean upper = Character.isUpperCase(c);
            if (!Character.isLetterOrDigit(c)) {
                lastWord = joined.length();
                lowerBefore = false;
                continue;
            }
            if (upper && (lowerBefore || startsWord(plain, i))) {
                lastWord = joined.length();
            }
            lowerBefore = !upper;
            joined.append(Character.toLowerCase(c));
        }
        String whole = joined.toString();
        KeyKind kind = BY_WORD.get(whole);
        if (kind != null) {
            return kind;
        }
        kind = lastWord > 0 ? BY_WORD.get(whole.substring(lastWord)) : null;
        if (kind == null || kind == INHERIT || kind == FILE) {
            return joinedSuffix(whole, kind == null ? NONE : kind);
        }
        // A suffix is enough for these only where the whole name is the word: page_name, from_name, sort_from.
        return kind == DOMAIN || kind == ARGS ? NONE : kind;
    }

    /** {@code imageurl}, {@code dburi}: words that are written together. */
    private static KeyKind joinedSuffix(String whole, KeyKind otherwise) {
        if (whole.length() > 4
                && (whole.endsWith("url")
                        || whole.endsWith("uri")
                        || whole.endsWith("urls")
                        || whole.endsWith("endpoint")
                        || whole.endsWith("webhook"))) {
            return URL;
        }
        return whole.length() > 8 && whole.endsWith("hostname") ? HOST : otherwise;
    }

    /** The last capital of {@code URLList}'s first word starts the second one. */
    private static boolean startsWord(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isUpperCase(text.charAt(i - 1))
                && Character.isLowerCase(text.charAt(i + 1));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Whether a string below it that looks like a URL is taken as one, bare hosts included. */
    boolean holdsPlace() {
        return this == URL || this == HOST || this == PLACE || this == CONNECTION;
    }
}
