/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.decode;

import ai.orcarouter.core.text.internal.offset.OffsetMapBuilder;

/**
 * Reads bytes as strict UTF-8 (RFC 3629) and says which encoded characters each character of the result was made from,
 * when every {@code parts} bytes were written as {@code whole} characters. Not thread-safe.
 */
final class Utf8Text {
    private static final int MALFORMED = -1;
    /** One unprintable character in so many is accepted. */
    private static final int PRINTABLE = 20;

    private final byte[] bytes;
    private final int from;
    private final int whole;
    private final int parts;
    private final StringBuilder text;
    private final OffsetMapBuilder map = new OffsetMapBuilder();

    Utf8Text(byte[] bytes, int from, int whole, int parts) {
        this.bytes = bytes;
        this.from = from;
        this.whole = whole;
        this.parts = parts;
        text = new StringBuilder(bytes.length);
    }

    /** Reads all bytes; false when they are no UTF-8, or not mostly printable. */
    boolean read() {
        int unprintable = 0;
        int at = 0;
        while (at < bytes.length) {
            int ascii = asciiEnd(at);
            if (ascii > at) {
                unprintable += unprintable(at, ascii);
                ascii(at, ascii);
                at = ascii;
                continue;
            }
            int length = length(bytes, at);
            int point = length == MALFORMED ? MALFORMED : point(bytes, at, length);
            if (point == MALFORMED) {
                return false;
            }
            unprintable += Character.isISOControl(point) || !Character.isDefined(point) ? 1 : 0;
            int before = text.length();
            text.appendCodePoint(point);
            map.made(text.length() - before, start(at), end(at + length - 1));
            at += length;
        }
        return unprintable * PRINTABLE <= text.length();
    }

    String text() {
        return text.toString();
    }

    OffsetMapBuilder map() {
        return map;
    }

    private int asciiEnd(int at) {
        int end = at;
        while (end < bytes.length && bytes[end] >= 0) {
            end++;
        }
        return end;
    }

    private int unprintable(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            int c = bytes[i];
            count += (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7F ? 1 : 0;
        }
        return count;
    }

    private void ascii(int start, int end) {
        for (int i = start; i < end; i++) {
            text.append((char) bytes[i]);
        }
        int at = start;
        while (at < end && at % parts != 0) {
            map.made(1, start(at), end(at));
            at++;
        }
        map.ratio(end - at, start(at), whole, parts);
    }

    private int start(int index) {
        return from + (int) ((long) index * whole / parts);
    }

    private int end(int index) {
        return from + (int) (((long) (index + 1) * whole + parts - 1) / parts);
    }

    /** How many bytes the sequence that starts at an index has, by its first byte. */
    private static int length(byte[] b, int at) {
        int first = b[at] & 0xFF;
        int length = first < 0x80 ? 1 : first < 0xC2 ? MALFORMED : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return first > 0xF4 || length == MALFORMED || at + length > b.length ? MALFORMED : length;
    }

    /** The code point of the first well-formed sequence in {@code b}, or -1; {@code length} bytes are looked at. */
    private static int point(byte[] b, int at, int length) {
        int first = b[at] & 0xFF;
        if (length == 1) {
            return first;
        }
        int point = first & (0xFF >> (length + 1));
        for (int i = at + 1; i < at + length; i++) {
            if ((b[i] & 0xC0) != 0x80) {
                return MALFORMED;
            }
            point = (point << 6) | (b[i] & 0x3F);
        }
        boolean tooLong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return tooLong || surrogate || point > Character.MAX_CODE_POINT ? MALFORMED : point;
    }

    /** The code point of {@code length} bytes that must be one well-formed sequence, or -1. */
    static int single(byte[] b, int length) {
        return length(b, 0) == length ? point(b, 0, length) : MALFORMED;
    }

    /** How many bytes the sequence has that starts with {@code first}, or -1. */
    static int length(int first) {
        return first < 0x80 ? 1 : first < 0xC2 || first > 0xF4 ? MALFORMED : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }
}
