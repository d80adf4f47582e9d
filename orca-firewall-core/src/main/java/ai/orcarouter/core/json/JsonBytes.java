/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;

/**
 * Reusable copy of a JSON text as UTF-8 with zeros behind it, as {@link JsonScanner} wants it. Lone surrogates of a
 * {@code String} are written as three bytes, which the scanner refuses. Not thread-safe.
 */
final class JsonBytes {
    /** Zeros behind the text. */
    static final int PADDING = 16;

    private static final int RETAINED = 1 << 16;

    private final CharsetEncoder latin1 = ISO_8859_1.newEncoder();
    private byte[] bytes = new byte[0];
    private ByteBuffer byteView = ByteBuffer.wrap(bytes);
    private CharBuffer charView = CharBuffer.wrap(new char[0]);

    /** The text, from index 0. */
    byte[] bytes() {
        return bytes;
    }

    /** Copies {@code text}; returns its length. */
    int load(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, 0, text.length);
        return pad(text.length);
    }

    /** Encodes {@code text}; returns its length in bytes. */
    int load(String text) {
        int size = text.length();
        reserve(size);
        char[] chars = charView.array();
        if (chars.length < size || (chars.length > RETAINED && size <= RETAINED)) {
            chars = new char[Math.max(size, 1024)];
            charView = CharBuffer.wrap(chars);
        }
        text.getChars(0, size, chars, 0);
        // the JDK narrows chars to bytes with vector instructions, which no loop of ours gets
        latin1.reset();
        charView.limit(size).position(0);
        byteView.clear();
        if (latin1.encode(charView, byteView, true).isUnderflow() && isAscii(bytes, size)) {
            return pad(size);
        }
        return pad(encode(chars, size));
    }

    private static boolean isAscii(byte[] text, int size) {
        int bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= text[i];
        }
        return bits >= 0;
    }

    private int encode(char[] chars, int size) {
        int needed = 0;
        for (int i = 0; i < size; i++) {
            needed += chars[i] < 0x80 ? 1 : chars[i] < 0x800 ? 2 : 3;
        }
        reserve(needed);
        int out = 0;
        int at = 0;
        while (at < size) {
            int point = Character.codePointAt(chars, at, size);
            out = JsonText.encode(point, bytes, out);
            at += Character.charCount(point);
        }
        return out;
    }

    private int pad(int size) {
        Arrays.fill(bytes, size, size + PADDING, (byte) 0);
        return size;
    }

    private void reserve(int size) {
        if (bytes.length < size + PADDING || (bytes.length > RETAINED && size + PADDING <= RETAINED)) {
            bytes = new byte[Math.max(size + PADDING, 1024)];
            byteView = ByteBuffer.wrap(bytes);
        }
    }
}
