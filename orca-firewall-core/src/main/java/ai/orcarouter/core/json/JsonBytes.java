/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final long HIGH = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

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
        if (latin1.encode(charView, byteView, true).isUnderflow()) {
            pad(size);
            if (isAscii(bytes, size)) {
                return size;
            }
        }
        return pad(encode(chars, size));
    }

    /** Whether the bytes of {@code text} are ASCII; reads a few bytes more than {@code size}, which are zeros. */
    private static boolean isAscii(byte[] text, int size) {
        long bits = 0;
        for (int i = 0; i < size; i += 8) {
            bits |= (long) LONGS.get(text, i);
        }
        return (bits & HIGH) == 0;
    }

    private int encode(char[] chars, int size) {
        reserve(3 * size);
        byte[] b = bytes;
        int out = 0;
        int at = 0;
        while (at < size) {
            char c = chars[at++];
            if (c < 0x80) {
                b[out++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && at < size && Character.isLowSurrogate(chars[at])) {
                out = JsonText.encode(Character.toCodePoint(c, chars[at++]), b, out);
            } else {
                out = JsonText.encode(c, b, out);
            }
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
