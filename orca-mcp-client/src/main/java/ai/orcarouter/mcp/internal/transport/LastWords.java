/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.core.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The end of what a process wrote to standard error, fit to be shown to an operator: one line of at most 500 characters
 * without invisible ones, in which {@code ***} stands for every value of the process's own environment, every value
 * that is named like a secret, and every word that looks like one. Stateless.
 */
final class LastWords {
    private static final int SHOWN = 500;
    private static final int SHORTEST_VALUE = 4;
    private static final int SHORTEST_TOKEN = 20;
    private static final String MASK = "***";
    private static final List<String> NAMES = List.of(
            "secret", "token", "passw", "pwd", "apikey", "api_key", "api-key", "_key", "auth", "bearer", "credential");

    private LastWords() {}

    /**
     * What may be shown.
     *
     * @param raw the end of the output; its first word may be a part of one
     * @param secrets values that must not be shown
     */
    static String of(String raw, Collection<String> secrets) {
        String text = raw;
        for (String secret : longestFirst(secrets)) {
            text = text.replace(secret, MASK);
        }
        StringBuilder out = new StringBuilder();
        boolean named = false;
        for (String word : words(text)) {
            boolean masked = named || looksSecret(word);
            named = isName(word);
            out.append(out.isEmpty() ? "" : " ").append(masked ? MASK : withoutValue(word));
        }
        return tail(out.toString());
    }

    /** Of values of several lines each line too. */
    private static List<String> longestFirst(Collection<String> secrets) {
        List<String> out = new ArrayList<>();
        for (String secret : secrets) {
            out.add(secret);
            secret.lines().map(String::strip).forEach(out::add);
        }
        out.removeIf(value -> value.length() < SHORTEST_VALUE);
        out.sort(Comparator.comparingInt(String::length).reversed());
        return out;
    }

    private static List<String> words(String text) {
        List<String> out = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                out.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            out.add(word.toString());
        }
        return out;
    }

    private static boolean isVisible(int c) {
        return Printable.isPrintable(c) && !Character.isSpaceChar(c);
    }

    /** Whether what follows a word is a secret: a scheme of credentials, or a name with nothing after its sign. */
    private static boolean isName(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean scheme = lower.endsWith("bearer") || lower.endsWith("basic");
        boolean open = lower.endsWith(":") || lower.endsWith("=") || lower.startsWith("--");
        return scheme || (open && namesSecret(lower));
    }

    /** Whether a name in small letters is one of something secret. */
    static boolean namesSecret(String lower) {
        return NAMES.stream().anyMatch(lower::contains);
    }

    /** A word such as {@code API_TOKEN=x}, or a URL with a password or a query, without what stands behind. */
    private static String withoutValue(String word) {
        int sign = sign(word);
        if (sign >= 0
                && sign < word.length() - 1
                && namesSecret(word.substring(0, sign).toLowerCase(Locale.ROOT))) {
            return word.substring(0, sign + 1) + MASK;
        }
        int scheme = word.indexOf("://");
        if (scheme < 0) {
            return word;
        }
        int at = word.lastIndexOf('@');
        String rest = at > scheme ? word.substring(0, scheme + 3) + MASK + word.substring(at) : word;
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query + 1) + MASK;
    }

    private static int sign(String word) {
        int equal = word.indexOf('=');
        int colon = word.indexOf(':');
        return equal < 0 ? colon : colon < 0 ? equal : Math.min(equal, colon);
    }

    /** Whether a word has a run of 20 characters of the alphabets of keys, with a letter and a digit among them. */
    private static boolean looksSecret(String word) {
        int run = 0;
        boolean letter = false;
        boolean digit = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean isDigit = c >= '0' && c <= '9';
            if (!isLetter && !isDigit && c != '_' && c != '-' && c != '+') {
                run = 0;
                letter = false;
                digit = false;
                continue;
            }
            run++;
            letter |= isLetter;
            digit |= isDigit;
            if (run >= SHORTEST_TOKEN && letter && digit) {
                return true;
            }
        }
        return false;
    }

    private static String tail(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int from = text.length() - SHOWN;
        return "..." + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
