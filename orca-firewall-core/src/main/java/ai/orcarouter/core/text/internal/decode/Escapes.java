/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.Encoding;

/**
 * Reads one escape sequence at a place. Reused from place to place; not thread-safe.
 *
 * <p>Percent-encoding is that of RFC 3986 over UTF-8; escapes are those of JSON, JavaScript, Python and C
 * ({@code \}{@code u0041}, {@code \}{@code u{41}}, {@code \}{@code U00000041}, {@code \x41}, {@code \n}); character
 * references are those of HTML by number, and by name the five of XML and the no-break space.
 */
final class Escapes {
    private static final String SHORT = "\"\\/'bfnrt";
    private static final String SHORT_VALUES = "\"\\/'\b\f\n\r\t";
    private static final String[] NAMES = {"amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;"};
    private static final String NAME_VALUES = "&<>\"'\u00A0";
    private static final int MAX_DIGITS = 7;

    private final String text;
    private int point;
    private int end;

    Escapes(String text) {
        this.text = text;
    }

    /** The character that every escape of an encoding starts with. */
    static char mark(Encoding encoding) {
        return switch (encoding) {
            case PERCENT -> '%';
            case ENTITY -> '&';
            case ESCAPE, JSON -> '\\';
            case BASE64, HEX -> throw new IllegalArgumentException(encoding.label());
        };
    }

    /** Reads the escape at {@code at}, whose first character was seen; whether it is one. */
    boolean read(Encoding encoding, int at) {
        return switch (encoding) {
            case PERCENT -> percent(at);
            case ENTITY -> entity(at);
            case ESCAPE, JSON -> backslash(at);
            case BASE64, HEX -> false;
        };
    }

    /** The code point of the last escape. */
    int point() {
        return point;
    }

    /** Where the last escape ends. */
    int end() {
        return end;
    }

    private boolean found(int value, int to) {
        point = value;
        end = to;
        return value >= 0 && value <= Character.MAX_CODE_POINT;
    }

    private boolean percent(int at) {
        int first = Digits.hex(text, at + 1, 2);
        int length = first < 0 ? -1 : Utf8Text.length(first);
        if (length < 0) {
            return false;
        }
        byte[] bytes = new byte[length];
        bytes[0] = (byte) first;
        for (int i = 1; i < length; i++) {
            int place = at + 3 * i;
            int next = place < text.length() && text.charAt(place) == '%' ? Digits.hex(text, place + 1, 2) : -1;
            if (next < 0) {
                return false;
            }
            bytes[i] = (byte) next;
        }
        return found(Utf8Text.single(bytes, length), at + 3 * length);
    }

    private boolean backslash(int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char kind = text.charAt(at + 1);
        int letter = SHORT.indexOf(kind);
        if (letter >= 0) {
            return found(SHORT_VALUES.charAt(letter), at + 2);
        }
        return switch (kind) {
            case 'x' -> found(Digits.hex(text, at + 2, 2), at + 4);
            case 'u' -> unicode(at);
            case 'U' -> text.startsWith("0", at + 2) && found(Digits.hex(text, at + 3, 7), at + 10);
            default -> false;
        };
    }

    private boolean unicode(int at) {
        if (text.startsWith("{", at + 2)) {
            int close = digitsEnd(at + 3, 16);
            return close > at + 3
                    && text.startsWith("}", close)
                    && found(Digits.hex(text, at + 3, close - at - 3), close + 1);
        }
        int unit = Digits.hex(text, at + 2, 4);
        if (unit >= 0 && Character.isHighSurrogate((char) unit) && text.startsWith("\\u", at + 6)) {
            int low = Digits.hex(text, at + 8, 4);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return found(Character.toCodePoint((char) unit, (char) low), at + 12);
            }
        }
        return found(unit, at + 6);
    }

    private boolean entity(int at) {
        if (!text.startsWith("#", at + 1)) {
            for (int i = 0; i < NAMES.length; i++) {
                if (text.startsWith(NAMES[i], at + 1)) {
                    return found(NAME_VALUES.charAt(i), at + 1 + NAMES[i].length());
                }
            }
            return false;
        }
        boolean hex = text.startsWith("x", at + 2) || text.startsWith("X", at + 2);
        int from = hex ? at + 3 : at + 2;
        int to = digitsEnd(from, hex ? 16 : 10);
        if (to == from) {
            return false;
        }
        int value = hex ? Digits.hex(text, from, to - from) : Integer.parseInt(text, from, to, 10);
        return found(value, text.startsWith(";", to) ? to + 1 : to);
    }

    private int digitsEnd(int from, int radix) {
        int at = from;
        while (at < text.length() && at - from < MAX_DIGITS) {
            int digit = Digits.hex(text.charAt(at));
            if (digit < 0 || digit >= radix) {
                break;
            }
            at++;
        }
        return at;
    }
}
