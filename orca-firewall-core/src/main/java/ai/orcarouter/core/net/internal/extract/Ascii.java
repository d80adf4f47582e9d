/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;

/** Character tests on ASCII, and splitting without regular expressions. */
final class Ascii {
    private Ascii() {}

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean alnum(char c) {
        return letter(c) || digit(c);
    }

    static boolean hex(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean space(char c) {
        return c <= ' ' || c == '\u00a0';
    }

    static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A port number in decimal, or -1. */
    static int port(String text) {
        if (text.isEmpty() || text.length() > 5 || !digits(text)) {
            return -1;
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535 ? port : -1;
    }

    /** First index of any of {@code chars} at or after {@code from}, or the length. */
    static int firstOf(String text, String chars, int from) {
        int i = from;
        while (i < text.length() && chars.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** First index of a character outside {@code chars} at or after {@code from}, or the length. */
    static int firstNotOf(String text, String chars, int from) {
        int i = from;
        while (i < text.length() && chars.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** The non-empty parts between any of {@code separators}, trimmed. */
    static List<String> split(String text, String separators) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = firstOf(text, separators, start);
            String part = text.substring(start, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            start = end + 1;
        }
        return parts;
    }

    /** Without spaces and control characters at both ends. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            start++;
        }
        while (end > start && space(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean white(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00a0';
    }

    static boolean hasSpace(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (white(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
