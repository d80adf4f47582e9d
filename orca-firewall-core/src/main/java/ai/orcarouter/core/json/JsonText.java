/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** The inside of JSON strings as bytes: escapes (RFC 8259 section 7) and strict UTF-8 (RFC 3629). */
final class JsonText {
    /** Answer for bytes or an escape that are malformed. */
    static final int MALFORMED = -1;
    /** Answer for one half of a surrogate pair. */
    static final int SURROGATE = -2;

    private JsonText() {}

    /** Where the escape that starts with the backslash at {@code at} ends, pairs of surrogates taken together. */
    static int escapeEnd(byte[] b, int at) {
        switch (b[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                int unit = hex4(b, at + 2);
                if (unit < 0) {
                    return MALFORMED;
                }
                if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
                    return at + 6;
                }
                if (unit > Character.MAX_HIGH_SURROGATE || b[at + 6] != '\\' || b[at + 7] != 'u') {
                    return SURROGATE;
                }
                int low = hex4(b, at + 8);
                if (low < 0) {
                    return MALFORMED;
                }
                return low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE ? at + 12 : SURROGATE;
            }
            default -> {
                return MALFORMED;
            }
        }
    }

    /** The four hexadecimal digits at {@code at}, or a negative number. Reads no further than the first other byte. */
    private static int hex4(byte[] b, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int c = b[i];
            int digit;
            if (c >= '0' && c <= '9') {
                digit = c - '0';
            } else {
                int lower = c | 0x20;
                if (lower < 'a' || lower > 'f') {
                    return MALFORMED;
                }
                digit = lower - 'a' + 10;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    /** Where the UTF-8 sequence at {@code at}, whose first byte is not ASCII, ends. */
    static int utf8End(byte[] b, int at) {
        int first = b[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return MALFORMED;
        }
        int second = b[at + 1] & 0xFF;
        if ((second & 0xC0) != 0x80) {
            return MALFORMED;
        }
        if (first < 0xE0) {
            return at + 2;
        }
        if ((b[at + 2] & 0xC0) != 0x80) {
            return MALFORMED;
        }
        if (first < 0xF0) {
            if (first == 0xE0 && second < 0xA0) {
                return MALFORMED;
            }
            return first == 0xED && second >= 0xA0 ? SURROGATE : at + 3;
        }
        boolean outside = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90);
        return outside || (b[at + 3] & 0xC0) != 0x80 ? MALFORMED : at + 4;
    }

    /** Decodes the escapes between {@code start} and {@code end}, all of them valid, in place; returns the new end. */
    static int unescape(byte[] b, int start, int end) {
        int out = start;
        int at = start;
        while (at < end) {
            byte c = b[at];
            if (c != '\\') {
                b[out++] = c;
                at++;
                continue;
            }
            byte kind = b[at + 1];
            at += 2;
            switch (kind) {
                case 'b' -> b[out++] = '\b';
                case 'f' -> b[out++] = '\f';
                case 'n' -> b[out++] = '\n';
                case 'r' -> b[out++] = '\r';
                case 't' -> b[out++] = '\t';
                case 'u' -> {
                    int point = hex4(b, at);
                    at += 4;
                    if (Character.isHighSurrogate((char) point)) {
                        point = Character.toCodePoint((char) point, (char) hex4(b, at + 2));
                        at += 6;
                    }
                    out = encode(point, b, out);
                }
                default -> b[out++] = kind;
            }
        }
        return out;
    }

    /** Writes a code point as UTF-8, a surrogate in three bytes as well; returns the place behind it. */
    static int encode(int point, byte[] b, int at) {
        int out = at;
        if (point < 0x80) {
            b[out++] = (byte) point;
        } else if (point < 0x800) {
            b[out++] = (byte) (0xC0 | (point >> 6));
            b[out++] = (byte) (0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            b[out++] = (byte) (0xE0 | (point >> 12));
            b[out++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            b[out++] = (byte) (0x80 | (point & 0x3F));
        } else {
            b[out++] = (byte) (0xF0 | (point >> 18));
            b[out++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            b[out++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            b[out++] = (byte) (0x80 | (point & 0x3F));
        }
        return out;
    }

    /** The string of a string or name token; decodes its escapes in place, once. */
    static String string(byte[] b, int[] tape, int token) {
        int start = tape[token] >>> JsonScanner.KIND_BITS;
        int kind = tape[token] & JsonScanner.KIND_MASK;
        if ((kind & JsonScanner.ESCAPED) != 0) {
            tape[token + 1] = unescape(b, start, tape[token + 1]);
            kind = JsonScanner.NON_ASCII;
            tape[token] = (start << JsonScanner.KIND_BITS) | kind;
        }
        return new String(b, start, tape[token + 1] - start, kind == 0 ? ISO_8859_1 : UTF_8);
    }
}
