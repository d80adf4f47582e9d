/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads TOML as far as manifests are written in it, in one pass: tables, arrays of tables, dotted and quoted keys,
 * strings of all four kinds, arrays and inline tables; numbers and dates are texts. What it does not understand ends
 * the document there, which is told.
 */
final class Toml {
    private static final int MAX_DEPTH = 64;

    private final String text;
    private final Map<String, Object> root = new LinkedHashMap<>();
    private int at;

    private Toml(String text) {
        this.text = text;
    }

    /** What a document cannot mean. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(String message) {
            this(message, null);
        }

        Fault(String message, @Nullable Throwable cause) {
            super(message, cause, false, false);
        }
    }

    static Trees.Read read(String text) {
        Toml toml = new Toml(text.startsWith("\uFEFF") ? text.substring(1) : text);
        try {
            toml.document();
            return new Trees.Read(toml.root, "", false);
        } catch (Fault e) {
            return new Trees.Read(toml.root, e.getMessage() + " at character " + toml.at, true);
        }
    }

    private void document() throws Fault {
        Map<String, Object> table = root;
        blanks(true);
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                table = header();
            } else {
                member(table, 0);
            }
            blanks(false);
            if (at < text.length() && text.charAt(at) != '\n') {
                throw new Fault("no end of the line");
            }
            blanks(true);
        }
    }

    /** {@code [a.b]} and {@code [[a.b]]}. */
    private Map<String, Object> header() throws Fault {
        boolean array = text.startsWith("[[", at);
        at += array ? 2 : 1;
        List<String> keys = keys();
        expect(']');
        if (array) {
            expect(']');
        }
        Map<String, Object> parent = inside(root, keys.subList(0, keys.size() - 1));
        String last = keys.get(keys.size() - 1);
        if (!array) {
            return inside(parent, List.of(last));
        }
        Map<String, Object> item = new LinkedHashMap<>();
        Object known = parent.computeIfAbsent(last, key -> new ArrayList<>());
        List<Object> items = asList(known);
        if (items == null) {
            throw new Fault("a table that is not an array of tables");
        }
        items.add(item);
        return item;
    }

    private void member(Map<String, Object> table, int depth) throws Fault {
        List<String> keys = keys();
        blanks(false);
        expect('=');
        blanks(false);
        Object value = value(depth);
        Map<String, Object> into = inside(table, keys.subList(0, keys.size() - 1));
        if (into.putIfAbsent(keys.get(keys.size() - 1), value) != null) {
            throw new Fault("the same key twice");
        }
    }

    private Map<String, Object> inside(Map<String, Object> table, List<String> keys) throws Fault {
        Map<String, Object> into = table;
        for (String key : keys) {
            Object known = into.computeIfAbsent(key, name -> new LinkedHashMap<String, Object>());
            List<Object> items = asList(known);
            Map<String, Object> next =
                    asMap(items == null ? known : items.isEmpty() ? null : items.get(items.size() - 1));
            if (next == null) {
                throw new Fault("a table inside of a value");
            }
            into = next;
        }
        return into;
    }

    @SuppressWarnings("unchecked") // only this class fills them
    private static @Nullable Map<String, Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
    }

    @SuppressWarnings("unchecked") // only this class fills them
    private static @Nullable List<Object> asList(Object value) {
        return value instanceof List<?> ? (List<Object>) value : null;
    }

    private List<String> keys() throws Fault {
        List<String> keys = new ArrayList<>();
        do {
            at += keys.isEmpty() ? 0 : 1;
            blanks(false);
            keys.add(key());
            blanks(false);
        } while (at < text.length() && text.charAt(at) == '.' && keys.size() < MAX_DEPTH);
        return keys;
    }

    private String key() throws Fault {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return string();
        }
        int from = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw new Fault("no key");
        }
        return text.substring(from, at);
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private Object value(int depth) throws Fault {
        if (depth > MAX_DEPTH) {
            throw new Fault("deeper than " + MAX_DEPTH + " levels");
        }
        char c = at < text.length() ? text.charAt(at) : '\n';
        if (c == '"' || c == '\'') {
            return string();
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '{') {
            return inline(depth);
        }
        int from = at;
        while (at < text.length() && ",]}#\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String plain = text.substring(from, at).strip();
        if (plain.isEmpty()) {
            throw new Fault("no value");
        }
        return plain.equals("true") ? true : plain.equals("false") ? false : plain;
    }

    private List<Object> array(int depth) throws Fault {
        List<Object> items = new ArrayList<>();
        at++;
        blanks(true);
        while (!isAt(']')) {
            items.add(value(depth + 1));
            separator(']');
        }
        at++;
        return items;
    }

    private Map<String, Object> inline(int depth) throws Fault {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        blanks(true);
        while (!isAt('}')) {
            member(members, depth + 1);
            separator('}');
        }
        at++;
        return members;
    }

    private void separator(char close) throws Fault {
        blanks(true);
        if (isAt(',')) {
            at++;
            blanks(true);
        } else if (!isAt(close)) {
            throw new Fault("no comma");
        }
    }

    private boolean isAt(char c) throws Fault {
        if (at >= text.length()) {
            throw new Fault("the end is missing");
        }
        return text.charAt(at) == c;
    }

    private void expect(char c) throws Fault {
        if (!isAt(c)) {
            throw new Fault("no " + c);
        }
        at++;
    }

    private String string() throws Fault {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        boolean multi = text.startsWith(three, at);
        at += multi ? 3 : 1;
        StringBuilder out = new StringBuilder();
        while (!(multi ? text.startsWith(three, at) : isAt(quote))) {
            char c = isAt('\\') ? '\\' : text.charAt(at);
            if (c == '\n' && !multi) {
                throw new Fault("a string without an end");
            }
            at++;
            if (c == '\\' && quote == '"') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        at += multi ? 3 : 1;
        return out.toString();
    }

    private void escape(StringBuilder out) throws Fault {
        char c = isAt('\n') ? '\n' : text.charAt(at);
        at++;
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'u', 'U' -> {
                int digits = c == 'u' ? 4 : 8;
                int end = Math.min(text.length(), at + digits);
                try {
                    out.appendCodePoint(Integer.parseInt(text.substring(at, end), 16));
                } catch (IllegalArgumentException e) {
                    throw new Fault("no character", e);
                }
                at = end;
            }
            case '\n', ' ', '\r' -> blanks(true);
            default -> out.append(c);
        }
    }

    /** Skips blanks and comments, and line ends where they do not count. */
    private void blanks(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && lines)) {
                at++;
            } else {
                return;
            }
        }
    }
}
