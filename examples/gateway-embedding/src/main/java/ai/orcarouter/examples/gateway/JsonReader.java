/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import ai.orcarouter.core.Limits;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON texts with the places of their values. The library's own strict reader goes first (RFC 8259; no member
 * twice, no lone surrogate, bounded depth), so this one meets well-formed texts only. Linear time.
 */
final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Why {@code utf8} cannot be read; empty when it can. */
    static Optional<String> fault(byte[] utf8) {
        Limits limits = Limits.defaults().toBuilder()
                .maxJsonBytes(Math.max(1, utf8.length))
                .maxJsonMembers(1_000_000)
                .build();
        return Arguments.ofUtf8(utf8, limits).fault();
    }

    /** Reads a text without {@link #fault}. */
    static Json read(String text) {
        JsonReader reader = new JsonReader(text);
        reader.space();
        return reader.value();
    }

    /** A text as a JSON string. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        CanonicalJson.appendText(text, out);
        return out.toString();
    }

    private void space() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private Json value() {
        int start = at;
        char first = text.charAt(at);
        if (first == '{') {
            return object(start);
        }
        if (first == '[') {
            return array(start);
        }
        if (first == '"') {
            skipString();
        } else {
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        return new Json(text, start, at, null, null);
    }

    private Json object(int start) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        space();
        while (text.charAt(at) != '}') {
            int name = at;
            skipString();
            String key = unescape(text, name + 1, at - 1);
            space();
            at++;
            space();
            members.put(key, value());
            next();
        }
        at++;
        return new Json(text, start, at, members, null);
    }

    private Json array(int start) {
        List<Json> items = new ArrayList<>();
        at++;
        space();
        while (text.charAt(at) != ']') {
            items.add(value());
            next();
        }
        at++;
        return new Json(text, start, at, null, items);
    }

    private void next() {
        space();
        if (text.charAt(at) == ',') {
            at++;
            space();
        }
    }

    private void skipString() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** The characters that an escaped text from {@code from} to {@code to} stands for. */
    static String unescape(String text, int from, int to) {
        int slash = text.indexOf('\\', from);
        if (slash < 0 || slash >= to) {
            return text.substring(from, to);
        }
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            char next = text.charAt(at);
            char escape = next == '\\' ? text.charAt(at + 1) : ' ';
            if (next != '\\') {
                out.append(next);
                at++;
            } else if (escape == 'u') {
                out.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 6;
            } else {
                int which = "bfnrt".indexOf(escape);
                out.append(which < 0 ? escape : "\b\f\n\r\t".charAt(which));
                at += 2;
            }
        }
        return out.toString();
    }
}
