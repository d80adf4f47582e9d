/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code key=value key='quoted value'} form of PostgreSQL's client library. */
final class Libpq {
    private Libpq() {}

    /** The pairs; empty as soon as something is not a pair. */
    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int i = 0;
        int length = text.length();
        while (true) {
            while (i < length && Ascii.space(text.charAt(i))) {
                i++;
            }
            if (i == length) {
                return pairs;
            }
            int start = i;
            while (i < length && (Ascii.alnum(text.charAt(i)) || text.charAt(i) == '_' || text.charAt(i) == '.')) {
                i++;
            }
            int nameEnd = i;
            while (i < length && text.charAt(i) == ' ') {
                i++;
            }
            if (nameEnd == start || i == length || text.charAt(i) != '=') {
                return Map.of();
            }
            i++;
            while (i < length && text.charAt(i) == ' ') {
                i++;
            }
            StringBuilder value = new StringBuilder();
            i = value(text, i, value);
            pairs.putIfAbsent(text.substring(start, nameEnd).toLowerCase(Locale.ROOT), value.toString());
        }
    }

    private static int value(String text, int from, StringBuilder value) {
        int i = from;
        boolean quoted = i < text.length() && text.charAt(i) == '\'';
        if (quoted) {
            i++;
        }
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '\\' && i < text.length()) {
                value.append(text.charAt(i++));
            } else if (quoted ? c == '\'' : Ascii.space(c)) {
                break;
            } else {
                value.append(c);
            }
        }
        return i;
    }

    static String unquote(String value) {
        int last = value.length() - 1;
        if (last > 0 && (value.charAt(0) == '"' || value.charAt(0) == '\'') && value.charAt(last) == value.charAt(0)) {
            return value.substring(1, last);
        }
        return value;
    }
}
